using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster;

/// <summary>A pod as the API server knows it. Times are null until the step has happened.</summary>
public sealed class Pod
{
    internal Pod(int index, string name, WorkloadState owner, ReplicaSetObject? replicaSet, TemplateRevision revision, SimTime createdAt)
    {
        Index = index;
        Name = name;
        OwningWorkload = owner;
        ReplicaSet = replicaSet;
        Owner = replicaSet is null ? $"{owner.Ref.Kind}/{owner.Ref.Name}" : $"ReplicaSet/{replicaSet.Name}";
        TemplateRevision = revision;
        CreatedAt = createdAt;
        Placed = new PlacedPod(owner.Ref.Namespace, replicaSet?.PodLabels ?? revision.Template.Labels) { Affinity = revision.Template.Affinity };
    }

    /// <summary>Position in the order of creation, from 0; never reused.</summary>
    public int Index { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its namespace.</summary>
    public string Namespace => Workload.Namespace;

    /// <summary>The workload it serves: the Deployment, not the ReplicaSet between.</summary>
    public WorkloadRef Workload => OwningWorkload.Ref;

    /// <summary>The controller that owns it, as <c>ReplicaSet/catalog-2</c>.</summary>
    public string Owner { get; }

    /// <summary>The workload's template revision it was made from, from 1.</summary>
    public int Revision => TemplateRevision.Number;

    /// <summary>The template it was made from.</summary>
    public PodTemplate Template => TemplateRevision.Template;

    /// <summary>Creation time; negative for pods that ran before the simulation began.</summary>
    public SimTime CreatedAt { get; }

    /// <summary>Index of its node in the control plane's nodes; -1 while unscheduled.</summary>
    public int NodeIndex { get; internal set; } = -1;

    /// <summary>When the scheduler bound it.</summary>
    public SimTime? ScheduledAt { get; internal set; }

    /// <summary>When its containers started.</summary>
    public SimTime? StartedAt { get; internal set; }

    /// <summary>When it first became ready.</summary>
    public SimTime? FirstReadyAt { get; internal set; }

    /// <summary>When its deletion began.</summary>
    public SimTime? DeletingAt { get; internal set; }

    /// <summary>When its object was removed.</summary>
    public SimTime? GoneAt { get; internal set; }

    /// <summary>Why it went, in Kubernetes' words; empty while it stays.</summary>
    public string Reason { get; internal set; } = "";

    /// <summary>Whether its containers run, whatever the API says; false on a dead machine.</summary>
    public bool IsRunning { get; internal set; }

    /// <summary>The Ready condition.</summary>
    public bool IsReady { get; internal set; }

    /// <summary>Whether its deletion has begun.</summary>
    public bool IsTerminating => DeletingAt is not null;

    /// <summary>status.phase; a pod on a dead machine keeps the last one.</summary>
    public PodPhase Phase { get; internal set; }

    /// <summary>status.startTime, in whole seconds of the API's clock: when the kubelet first saw the pod.</summary>
    public SimTime? StartTime { get; internal set; }

    /// <summary>lastTransitionTime of the Ready condition, in whole seconds of the API's clock; null while there is none.</summary>
    public SimTime? ReadyTransitionTime { get; internal set; }

    /// <summary>Its tolerations: the template's and those that admission or the DaemonSet controller add.</summary>
    public IReadOnlyList<Toleration> Tolerations { get; internal set; } = [];

    /// <summary>Restarts of the container that restarted most.</summary>
    public int Restarts { get; internal set; }

    /// <summary>Its priority, from its PriorityClass.</summary>
    public int Priority { get; internal set; }

    /// <summary>Whether controllers count it: neither ended nor being deleted.</summary>
    public bool IsActive => Phase is not (PodPhase.Succeeded or PodPhase.Failed) && DeletingAt is null && GoneAt is null;

    /// <summary>The pod as spreading and affinity see it.</summary>
    internal PlacedPod Placed { get; }

    internal WorkloadState OwningWorkload { get; }

    /// <summary>When its containers last started; a reboot of the machine moves it.</summary>
    internal SimTime ContainersStartedAt { get; set; }

    internal ReplicaSetObject? ReplicaSet { get; }

    internal TemplateRevision TemplateRevision { get; }

    /// <summary>The pod's place in its StatefulSet; -1 elsewhere.</summary>
    internal int Ordinal { get; init; } = -1;

    /// <summary>metadata.uid, drawn at creation; breaks ties between victims.</summary>
    internal string Uid { get; init; } = "";

    /// <summary>Seconds from the DELETE to SIGKILL, set by the DELETE.</summary>
    internal int DeletionGraceSeconds { get; set; }

    /// <summary>The node a DaemonSet pod is meant for; -1 elsewhere.</summary>
    internal int TargetNode { get; init; } = -1;
}
