using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Scheduling;

/// <summary>Knows which pods are where, by groups, and brings what spreading and affinity count up to date with each that comes or goes.</summary>
/// <remarks>So the work of placing a pod does not depend on how many others there are (pkg/scheduler's snapshots do the same per node).</remarks>
internal sealed class PodCensus : Watcher
{
    private readonly ClusterState _state;
    private readonly NodeSampling _sampling;
    private readonly SpreadDefaults _spreadDefaults;
    private readonly List<PodGroup> _groups = [];
    private readonly Dictionary<object, PodGroup> _byOwner = [];
    private readonly List<PodsOnNode> _counted = [];

    public PodCensus(ClusterState state, NodeSampling sampling)
    {
        _state = state;
        _sampling = sampling;
        _spreadDefaults = new SpreadDefaults(state);
        state.Watch(this);
    }

    /// <summary>Counts changed so far: what keeping them costs.</summary>
    public long Updates { get; private set; }

    public override void PodChanged(Pod pod, PodChange change)
    {
        switch (change)
        {
            case PodChange.Bound:
                Count(pod, new PodsOnNode(1, 1));
                break;
            case PodChange.Deleting:
                Count(pod, new PodsOnNode(0, Counted(pod).All));
                break;
            case PodChange.Failed or PodChange.Gone when pod.NodeIndex >= 0:
                Count(pod, default);
                break;
        }
    }

    // Which domains there are is another question now.
    public override void NodeChanged(NodeState node, NodeChange change)
    {
        if (change is not (NodeChange.Added or NodeChange.Deleted))
            return;
        foreach (var group in _groups)
        {
            group.Counts = null;
            group.Listeners.Clear();
        }
    }

    /// <summary>What counts for a pod that is to be placed.</summary>
    public GroupCounts CountsFor(Pod pod)
    {
        var group = GroupOf(pod);
        return group.Counts ??= CountAnew(group, pod);
    }

    /// <summary>
    /// Looks at the cluster as if a pod were not there or there again, or one that waits were there or gone again:
    /// <paramref name="sign"/> is -1 or 1.
    /// </summary>
    public void Imagine(Pod pod, NodeState node, int sign)
    {
        var counted = pod.NodeIndex < 0 ? new PodsOnNode(1, 1) : Counted(pod);
        Tell(GroupOf(pod), node, new PodsOnNode(sign * counted.Living, sign * counted.All));
    }

    private void Count(Pod pod, PodsOnNode pods)
    {
        var before = Counted(pod);
        var difference = new PodsOnNode(pods.Living - before.Living, pods.All - before.All);
        if (difference == default)
            return;
        _counted[pod.Index] = pods;
        var group = GroupOf(pod);
        group.Add(pod.NodeIndex, difference);
        Tell(group, _state.Nodes[pod.NodeIndex], difference);
    }

    private void Tell(PodGroup group, NodeState node, PodsOnNode difference)
    {
        if (node.IsDeleted)
            return;
        Updates += group.Listeners.Count;
        foreach (var listener in group.Listeners)
            listener.Counts!.Add(node.Scheduling, group.Kind, difference);
    }

    private GroupCounts CountAnew(PodGroup group, Pod pod)
    {
        _sampling.Order();
        var counts = new GroupCounts(group.Kind, pod.TemplateRevision, _spreadDefaults.For(pod), _sampling.Scheduling, _state.Options.Version);
        foreach (var other in _groups)
        {
            if (!counts.DependOn(other.Kind))
                continue;
            other.Listeners.Add(group);
            Updates += other.ByNode.Count;
            foreach (var (index, pods) in other.ByNode)
                if (_state.Nodes[index] is { IsDeleted: false } node)
                    counts.Add(node.Scheduling, other.Kind, pods);
        }

        return counts;
    }

    private PodGroup GroupOf(Pod pod)
    {
        object owner = pod.ReplicaSet is { } replicaSet ? replicaSet : pod.TemplateRevision;
        if (_byOwner.TryGetValue(owner, out var known))
            return known;
        var group = new PodGroup(pod.Placed);
        foreach (var other in _groups)
            if (other.Counts is { } counts && counts.DependOn(group.Kind))
                group.Listeners.Add(other);
        _groups.Add(group);
        return _byOwner[owner] = group;
    }

    private PodsOnNode Counted(Pod pod)
    {
        while (_counted.Count <= pod.Index)
            _counted.Add(default);
        return _counted[pod.Index];
    }
}
