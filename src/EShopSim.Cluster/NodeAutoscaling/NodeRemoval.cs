using EShopSim.Cluster.Api;
using EShopSim.Cluster.Disruption;
using EShopSim.Cluster.NodeLifecycle;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.NodeAutoscaling;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.NodeAutoscaling;

/// <summary>Takes nodes away: taint, wait, evict, give the machine back (cluster-autoscaler/core/scaledown/actuation).</summary>
internal sealed class NodeRemoval(ClusterState state, NodeController nodes) : IEventHandler
{
    private const int Tainted = 0;
    private const int LookAgain = 1;

    private static readonly Taint _toBeDeleted = new("ToBeDeletedByClusterAutoscaler", "", TaintEffect.NoSchedule);

    // --node-delete-delay-after-taint; how often it looks whether pods have gone.
    private static readonly TimeSpan _delayAfterTaint = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(5);

    private readonly NodeDrain _drain = new(state);

    // Nodes that are drained: the group, and when the evictions began.
    private readonly SortedDictionary<int, SimTime> _draining = [];
    private readonly SortedDictionary<int, ManagedNodeGroup> _groups = [];

    /// <summary>When a drain was last given up; long before the beginning if none ever was.</summary>
    public SimTime LastFailure { get; private set; } = new(long.MinValue / 2);

    /// <summary>Whether some node is being drained.</summary>
    public bool IsDraining => _draining.Count > 0;

    /// <summary>Nodes on their way out.</summary>
    public int Count => _groups.Count;

    /// <summary>Begins to take a node away.</summary>
    public void Begin(NodeState node, ManagedNodeGroup group, bool isEmpty)
    {
        group.Leaving.Add(node.Index);
        _groups.Add(node.Index, group);
        state.Nodes.AddTaint(node, _toBeDeleted);
        state.Nodes.SetUnschedulable(node, unschedulable: true);
        state.Events.Normal(
            EventLog.Subject(node), isEmpty ? "ScaleDownEmpty" : "ScaleDown",
            isEmpty ? "marked the node as toBeDeleted/unschedulable: it is empty" : "marked the node as toBeDeleted/unschedulable: its pods fit elsewhere");
        if (!isEmpty)
            _draining.Add(node.Index, state.Simulator.Now + _delayAfterTaint);
        state.Simulator.ScheduleAfter(_delayAfterTaint, Phase.Control, this, Tainted, node.Index);
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        var node = state.Nodes[(int)argument];
        if (kind == Tainted && _draining.ContainsKey(node.Index))
            _drain.Begin(node);
        var now = state.Simulator.Now;
        var isDrained = _draining.TryGetValue(node.Index, out var began);

        // A drain waits for all pods but those that should have ended before it began.
        var left = node.PodList.FindAll(pod => UnneededNodes.Matters(pod, isDrained ? began : now));
        if (left.Count == 0)
            GiveBack(node);
        else if (!isDrained || ScaleDownRules.HasDrainFailed(began, left.TrueForAll(static pod => pod.IsTerminating) ? left.Max(static pod => pod.DeletingAt) : null, now))
            GiveUp(node);
        else
            state.Simulator.ScheduleAfter(_poll, Phase.Control, this, LookAgain, node.Index);
    }

    private void GiveBack(NodeState node)
    {
        Forget(node);
        _drain.End(node);
        nodes.Delete(node);
        node.Paid += state.Simulator.Now - node.PaidSince!.Value;
        node.PaidSince = null;
        state.Events.Normal(EventLog.Subject(node), "ScaleDown", "node removed by cluster autoscaler");
    }

    // Somebody came in the last moment, or a budget refused for too long: the node stays.
    private void GiveUp(NodeState node)
    {
        Forget(node);
        LastFailure = state.Simulator.Now;
        _drain.Uncordon(node);
        state.Nodes.SetUnschedulable(node, unschedulable: false);
        state.Nodes.RemoveTaint(node, _toBeDeleted.Key, _toBeDeleted.Effect);
        state.Events.Warning(EventLog.Subject(node), "ScaleDownFailed", "failed to delete the node: its pods did not leave in time");
    }

    private void Forget(NodeState node)
    {
        _draining.Remove(node.Index);
        _groups[node.Index].Leaving.Remove(node.Index);
        _groups.Remove(node.Index);
    }
}
