using EShopSim.Cluster.Api;
using EShopSim.Cluster.ReplicaSets;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.DaemonSets;

/// <summary>Keeps one pod of each DaemonSet on every node that it may run on (pkg/controller/daemon/daemon_controller.go).</summary>
internal sealed class DaemonSetController : Watcher
{
    private readonly ClusterState _state;
    private readonly WorkQueue _queue;
    private readonly DaemonSetUpdate _update;
    private readonly List<ManagedDaemonSet> _sets = [];
    private readonly int _firstWorkload;

    public DaemonSetController(ClusterState state)
    {
        _state = state;
        _queue = state.Queue(Sync);
        _update = new DaemonSetUpdate(state);
        foreach (var spec in state.Objects.DaemonSets)
            _sets.Add(new ManagedDaemonSet(spec, state.Workloads[new WorkloadRef(WorkloadKind.DaemonSet, spec.Meta.Namespace, spec.Meta.Name)]));
        _firstWorkload = state.Workloads.All.Count - _sets.Count;
        state.Watch(this);
    }

    public override void WorkloadChanged(WorkloadState workload)
    {
        if (workload.Ref.Kind == WorkloadKind.DaemonSet)
            _queue.Add(workload.Index - _firstWorkload);
    }

    public override void PodChanged(Pod pod, PodChange change)
    {
        if (pod.Workload.Kind != WorkloadKind.DaemonSet)
            return;
        var key = pod.OwningWorkload.Index - _firstWorkload;
        _queue.Add(key);
        if (change == PodChange.Ready && _sets[key].Spec.MinReadySeconds > 0)
            _queue.AddAfter(key, TimeSpan.FromSeconds(_sets[key].Spec.MinReadySeconds + 1));
    }

    public override void NodeChanged(NodeState node, NodeChange change) => CreateAll();

    /// <summary>Looks at all DaemonSets anew.</summary>
    public void CreateAll()
    {
        for (var key = 0; key < _sets.Count; key++)
            _queue.Add(key);
    }

    /// <summary>Creates the pods of all DaemonSets as of long ago.</summary>
    public IReadOnlyList<Pod> AdoptAll(SimTime createdAt)
    {
        var pods = new List<Pod>();
        foreach (var set in _sets)
        {
            foreach (var node in _state.Nodes.All)
                if (set.ShouldRunOn(node) && CreatePod(set, node, createdAt) is { } pod)
                    pods.Add(pod);
            set.Workload.SpecReplicas = set.Workload.Replicas;
        }

        return pods;
    }

    /// <summary>Writes the status of all.</summary>
    public void UpdateAll()
    {
        foreach (var set in _sets)
            UpdateStatus(set, set.PodsByNode(_state.Nodes.All.Count));
    }

    private void Sync(int key)
    {
        var set = _sets[key];
        var byNode = set.PodsByNode(_state.Nodes.All.Count);
        var refusals = set.Refusals;
        foreach (var node in _state.Nodes.All)
            Reconcile(set, node, byNode[node.Index]);
        set.Refusals = set.Refusals > refusals ? refusals + 1 : 0;
        if (set.Refusals > 0)
            _queue.AddAfter(key, RetryDelay.After(refusals));
        _update.Sync(set, byNode);
        UpdateStatus(set, byNode);
    }

    private void Reconcile(ManagedDaemonSet set, NodeState node, List<Pod> pods)
    {
        if (set.ShouldRunOn(node))
        {
            foreach (var failed in pods.FindAll(static pod => pod.Phase == Rules.PodPhase.Failed))
                Delete(failed);
            if (pods.Count == 0 && CreatePod(set, node, _state.Simulator.Now) is { } created)
                _state.Events.Normal(EventLog.Subject(set.Workload), "SuccessfulCreate", $"Created pod: {created.Name}");
        }
        else if (!set.MayStayOn(node))
        {
            foreach (var pod in pods)
                Delete(pod);
        }
    }

    private void Delete(Pod pod)
    {
        if (pod.IsTerminating)
            return;
        _state.Events.Normal(EventLog.Subject(pod.OwningWorkload), "SuccessfulDelete", $"Deleted pod: {pod.Name}");
        _state.Pods.Delete(pod, "Deleted");
    }

    private Pod? CreatePod(ManagedDaemonSet set, NodeState node, SimTime createdAt)
    {
        var name = $"{set.Workload.Ref.Name}-{PodNames.Suffix(set.PodsCreated)}";
        if (_state.Admission.Refusal(set.Workload, set.Workload.CurrentRevision, name) is { } refusal)
        {
            if (set.Refusals++ == 0)
                _state.Events.Warning(EventLog.Subject(set.Workload), "FailedCreate", $"Error creating: {refusal}");
            return null;
        }

        set.PodsCreated++;
        return _state.Pods.Create(set.Workload, null, set.Workload.CurrentRevision, name, createdAt, targetNode: node.Index);
    }

    private void UpdateStatus(ManagedDaemonSet set, List<Pod>[] byNode)
    {
        int desired = 0, current = 0, updated = 0, available = 0;
        foreach (var node in _state.Nodes.All)
        {
            if (!set.ShouldRunOn(node))
                continue;
            desired++;
            if (byNode[node.Index].Find(static pod => pod.IsActive) is not { } pod)
                continue;
            current++;
            if (pod.TemplateRevision == set.Workload.CurrentRevision)
                updated++;
            if (PodAvailability.IsAvailable(pod, set.Spec.MinReadySeconds, _state.Options.Version, _state.Simulator.Now))
                available++;
        }

        var workload = set.Workload;
        workload.SpecReplicas = desired;
        workload.StatusReplicas = current;
        workload.UpdatedReplicas = updated;
        workload.AvailableReplicas = available;
        workload.UnavailableReplicas = desired - available;
    }
}
