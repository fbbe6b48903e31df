using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Admission;
using EShopSim.Engine;

namespace EShopSim.Cluster.State;

/// <summary>The pod objects and the writes to them; every write keeps the counters of workload and node, and tells the watchers.</summary>
internal sealed class PodStore(ClusterState state)
{
    private readonly List<Pod> _all = [];
    private readonly RandomStream _uids = state.Streams.Get("pod-uid");

    /// <summary>Every pod that ever was, by index.</summary>
    public IReadOnlyList<Pod> All => _all;

    /// <summary>POST: a controller creates a pod.</summary>
    public Pod Create(WorkloadState workload, ReplicaSetObject? replicaSet, TemplateRevision revision, string name, SimTime createdAt, int ordinal = -1, int targetNode = -1)
    {
        var pod = new Pod(_all.Count, name, workload, replicaSet, revision, createdAt)
        {
            Uid = _uids.NextUInt64().ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
            Ordinal = ordinal,
            TargetNode = targetNode,
            Tolerations = PodTolerations.Of(revision.Template, workload.Ref.Kind),
            Priority = PriorityAdmission.Priority(revision.Template, state.Objects.PriorityClasses),
        };
        _all.Add(pod);
        workload.PodList.Add(pod);
        replicaSet?.Pods.Add(pod);
        workload.Replicas++;
        state.Notify(pod, PodChange.Created);
        return pod;
    }

    /// <summary>The scheduler binds a pod to a node.</summary>
    public void Bind(Pod pod, NodeState node, SimTime at)
    {
        Invariant.Require(pod.NodeIndex < 0, $"Pod {pod.Name} was bound twice, to nodes {pod.NodeIndex} and {node.Index}.");
        pod.NodeIndex = node.Index;
        pod.ScheduledAt = at;
        NodeStore.Occupy(node, pod);
        state.Notify(pod, PodChange.Bound);
    }

    /// <summary>The kubelet reports the containers as started: phase Running, not yet ready.</summary>
    public void SetRunning(Pod pod, SimTime at)
    {
        pod.Phase = PodPhase.Running;
        pod.StartedAt ??= at;
        state.Notify(pod, PodChange.Running);
    }

    /// <summary>Writes the Ready condition; the transition time moves when it changes.</summary>
    public void SetReady(Pod pod, bool ready, SimTime at)
    {
        if (pod.IsReady == ready || pod.GoneAt is not null)
            return;
        pod.IsReady = ready;
        pod.ReadyTransitionTime = state.Clock.Truncate(at);
        if (ready)
            pod.FirstReadyAt ??= at;
        if (pod.IsActive)
            Count(pod, 0, ready ? 1 : -1);
        state.Notify(pod, ready ? PodChange.Ready : PodChange.Unready);
    }

    /// <summary>DELETE with the pod's own grace period: graceful where a kubelet must stop containers, at once elsewhere.</summary>
    /// <param name="pod">Which.</param>
    /// <param name="reason">Why, for the record: <c>Killing</c>, <c>ScaledDown</c>, <c>TaintManagerEviction</c>.</param>
    public void Delete(Pod pod, string reason)
    {
        if (pod.IsTerminating || pod.GoneAt is not null)
            return;
        var wasActive = pod.IsActive;
        var ended = pod.Phase is PodPhase.Succeeded or PodPhase.Failed;
        pod.DeletingAt = state.Simulator.Now;
        pod.DeletionGraceSeconds = pod.Template.TerminationGracePeriodSeconds < 0 ? 1 : pod.Template.TerminationGracePeriodSeconds;
        if (pod.Reason.Length == 0)
            pod.Reason = reason;
        if (wasActive)
            Count(pod, -1, pod.IsReady ? -1 : 0);
        if (pod.NodeIndex < 0 || ended || pod.DeletionGraceSeconds == 0)
            Remove(pod);
        else
            state.Notify(pod, PodChange.Deleting);
    }

    /// <summary>The pod ended without its controller's doing: evicted by its node, refused or lost. The object stays.</summary>
    public void Fail(Pod pod, string reason)
    {
        if (pod.Phase is PodPhase.Succeeded or PodPhase.Failed || pod.GoneAt is not null)
            return;
        if (pod.IsActive)
            Count(pod, -1, pod.IsReady ? -1 : 0);
        pod.Phase = PodPhase.Failed;
        pod.IsReady = false;
        pod.Reason = reason;
        if (pod.NodeIndex >= 0)
            NodeStore.Release(state.Nodes[pod.NodeIndex], pod);
        state.Notify(pod, PodChange.Failed);
    }

    /// <summary>The object is removed: the kubelet confirmed the end, or somebody forced it.</summary>
    public void Remove(Pod pod)
    {
        if (pod.GoneAt is not null)
            return;
        if (pod.IsActive)
            Count(pod, -1, pod.IsReady ? -1 : 0);
        pod.DeletingAt ??= state.Simulator.Now;
        if (pod.Phase is not (PodPhase.Succeeded or PodPhase.Failed) && pod.NodeIndex >= 0)
            NodeStore.Release(state.Nodes[pod.NodeIndex], pod);
        pod.GoneAt = state.Simulator.Now;
        pod.IsReady = false;
        pod.OwningWorkload.PodList.Remove(pod);
        pod.ReplicaSet?.Pods.Remove(pod);
        if (pod.NodeIndex >= 0)
            state.Nodes[pod.NodeIndex].PodList.Remove(pod);
        state.Notify(pod, PodChange.Gone);
    }

    private static void Count(Pod pod, int replicas, int ready)
    {
        var workload = pod.OwningWorkload;
        workload.Replicas += replicas;
        workload.ReadyReplicas += ready;
        Invariant.Require(workload.ReadyReplicas >= 0 && workload.ReadyReplicas <= workload.Replicas,
            $"{workload.Ref} counts {workload.ReadyReplicas} ready of {workload.Replicas} pods.");
    }
}
