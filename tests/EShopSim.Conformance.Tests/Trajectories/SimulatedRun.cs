using EShopSim.Cluster;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>What a simulated run of a recorded scenario left behind, in the recordings' own terms.</summary>
internal sealed class SimulatedRun(ControlPlane plane, Simulator simulator) : Watcher
{
    private readonly Dictionary<string, List<int>> _columns = new(StringComparer.Ordinal);
    private int _seconds;

    /// <summary>What happened to pods, in order of time.</summary>
    public List<RecordedPodEvent> PodEvents { get; } = [];

    /// <summary>What happened to nodes, in order of time.</summary>
    public List<NodeMark> NodeMarks { get; } = [];

    /// <summary>Size and pods of each ReplicaSet at every second, in the order of their creation.</summary>
    public List<ReplicaSetSeries> ReplicaSets { get; } = [];

    /// <summary>When the last rollout was complete; null when it is not at the end.</summary>
    public double? CompletedSeconds { get; private set; }

    /// <summary>Changes of spec.replicas, the first size among them.</summary>
    public List<SizeChange> SizeChanges { get; } = [];

    /// <summary>What the HPAs decided.</summary>
    public IReadOnlyList<HpaSync> HpaSyncs => plane.HpaSyncs;

    private WorkloadState Workload => plane.Workloads[0];

    /// <summary>A column of the series, a value for each second.</summary>
    public IReadOnlyList<int> Column(string name) => _columns[name];

    public bool HasColumn(string name) => _columns.ContainsKey(name);

    public override void PodChanged(Pod pod, PodChange change) =>
        PodEvents.Add(new RecordedPodEvent(simulator.Now.TotalSeconds, pod.Name, Word(change), pod.NodeIndex < 0 ? "" : plane.Nodes[pod.NodeIndex].Node.Name));

    public override void NodeChanged(NodeState node, NodeChange change) => NodeMarks.Add(NodeMark.Of(simulator.Now.TotalSeconds, node));

    public override void WorkloadChanged(WorkloadState workload) => NoteSize();

    /// <summary>Sees whether the rollout is complete now.</summary>
    public void NoteCompletion()
    {
        var isComplete = Workload.UpdatedReplicas == Workload.SpecReplicas && Workload.AvailableReplicas == Workload.SpecReplicas && Workload.StatusReplicas == Workload.SpecReplicas;
        CompletedSeconds = isComplete ? CompletedSeconds ?? simulator.Now.TotalSeconds : null;
    }

    /// <summary>Takes the sample of this second.</summary>
    public void Sample()
    {
        NoteSize();
        foreach (var replicaSet in plane.State.ReplicaSets.All)
        {
            if (ReplicaSets.Count == replicaSet.Index)
                ReplicaSets.Add(new ReplicaSetSeries(_seconds));
            ReplicaSets[replicaSet.Index].Add(replicaSet.SpecReplicas, replicaSet.Replicas);
        }

        _seconds++;
        Add("specReplicas", Workload.SpecReplicas);
        Add("statusReplicas", Workload.StatusReplicas);
        Add("updatedReplicas", Workload.UpdatedReplicas);
        Add("readyReplicas", Workload.StatusReadyReplicas);
        Add("availableReplicas", Workload.AvailableReplicas);
        Add("podsLive", Workload.Replicas);
        Add("podsTerminating", Workload.Pods.Count - Workload.Replicas);
        Add("podsUnscheduled", Workload.Pods.Count(static pod => pod.NodeIndex < 0));
        Add("endpointsReady", Workload.ReadyReplicas);
        Add("desiredNumberScheduled", Workload.SpecReplicas);
        Add("updatedNumberScheduled", Workload.UpdatedReplicas);
        Add("numberReady", Workload.Pods.Count(static pod => pod.IsReady));
        Add("numberAvailable", Workload.AvailableReplicas);
    }

    private void NoteSize()
    {
        if (SizeChanges.Count == 0 || SizeChanges[^1].Replicas != Workload.SpecReplicas)
            SizeChanges.Add(new SizeChange(simulator.Now.TotalSeconds, Workload.SpecReplicas));
    }

    private void Add(string name, int value)
    {
        if (!_columns.TryGetValue(name, out var column))
            _columns.Add(name, column = []);
        column.Add(value);
    }

    private static string Word(PodChange change) => change switch
    {
        PodChange.Created => "created",
        PodChange.Bound => "scheduled",
        PodChange.Running => "running",
        PodChange.Ready => "ready",
        PodChange.Unready => "unready",
        PodChange.Deleting => "deleting",
        PodChange.Failed => "failed",
        _ => "gone",
    };
}
