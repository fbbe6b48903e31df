using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Cluster.Scheduling;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.NodeAutoscaling;

/// <summary>A copy of the cluster to try things on: would a pod pass the scheduler's filters there? Scores do not matter (cluster-autoscaler/simulator).</summary>
internal sealed class SimulatedCluster
{
    private readonly ClusterState _state;
    private readonly SpreadDefaults _defaults;
    private readonly List<NodeState> _nodes = [];
    private readonly List<SimulatedGroup> _groups = [];
    private readonly Dictionary<object, SimulatedGroup> _byOwner = [];
    private readonly List<SimulatedMove> _moves = [];
    private int _at;

    public SimulatedCluster(ClusterState state)
    {
        _state = state;
        _defaults = new SpreadDefaults(state);
        foreach (var node in state.Nodes.All)
            if (!node.IsDeleted)
                Add(node);
    }

    /// <summary>The nodes, those added last.</summary>
    public IReadOnlyList<NodeState> Nodes => _nodes;

    /// <summary>Adds a node that is there, with its pods.</summary>
    public void Add(NodeState node)
    {
        var copy = node.Copy();
        _nodes.Add(copy);
        foreach (var pod in node.Pods)
            if (pod.Phase is not (Rules.PodPhase.Succeeded or Rules.PodPhase.Failed))
                GroupOf(pod).Add(copy, new PodsOnNode(pod.IsTerminating ? 0 : 1, 1));
        ForgetCounts();
    }

    /// <summary>Adds a node that is not there yet, with a pod of every DaemonSet that goes there.</summary>
    public NodeState AddEmpty(NodeState node)
    {
        var copy = new NodeState(node.Index, node.Node);
        foreach (var workload in _state.Workloads.All)
            if (workload.Ref.Kind == Api.WorkloadKind.DaemonSet
                && workload.CurrentRevision.NodeAffinity.Matches(node.Node.Name, node.Node.Labels)
                && TaintToleration.FindUntolerated(node.Node.Taints, PodTolerations.Of(workload.Template, Api.WorkloadKind.DaemonSet)) is null)
                copy.Resources = copy.Resources.With(workload.CurrentRevision.Resources);
        _nodes.Add(copy);
        ForgetCounts();
        return copy;
    }

    /// <summary>Whether a pod passes the filters of a node.</summary>
    public bool Fits(Pod pod, NodeState node) => FiltersOf(pod).Passes(node);

    /// <summary>Puts a pod on a node that it fits.</summary>
    public void Place(Pod pod, NodeState node) => Change(pod, node, 1);

    /// <summary>Takes a pod off the node where it is.</summary>
    public void Remove(Pod pod, NodeState node) => Change(pod, node, -1);

    /// <summary>Puts a pod on the first node that takes it, from where the last search ended.</summary>
    public NodeState? PlaceAnywhere(Pod pod, Func<NodeState, bool> isAllowed)
    {
        var filters = FiltersOf(pod);
        for (var i = 0; i < _nodes.Count; i++)
        {
            var node = _nodes[(_at + i) % _nodes.Count];
            if (!isAllowed(node) || !filters.Passes(node))
                continue;
            _at = (_at + i) % _nodes.Count;
            Place(pod, node);
            return node;
        }

        return null;
    }

    /// <summary>A point to return to.</summary>
    public (int Nodes, int Moves) Mark() => (_nodes.Count, _moves.Count);

    /// <summary>Takes back all that was added and placed since.</summary>
    public void ReturnTo((int Nodes, int Moves) mark)
    {
        for (var i = _moves.Count - 1; i >= mark.Moves; i--)
            Apply(_moves[i], -_moves[i].Sign);
        _moves.RemoveRange(mark.Moves, _moves.Count - mark.Moves);
        if (_nodes.Count == mark.Nodes)
            return;
        _nodes.RemoveRange(mark.Nodes, _nodes.Count - mark.Nodes);
        _at = 0;
        ForgetCounts();
    }

    private void Change(Pod pod, NodeState node, int sign)
    {
        var move = new SimulatedMove(GroupOf(pod), node, pod.TemplateRevision.Resources, sign);
        _moves.Add(move);
        Apply(move, sign);
    }

    private void Apply(SimulatedMove move, int sign)
    {
        var (group, node, resources, _) = move;
        node.Resources = sign > 0 ? node.Resources.With(resources) : node.Resources.Without(resources);
        var pods = new PodsOnNode(sign, sign);
        group.Add(node, pods);
        foreach (var other in _groups)
            if (other.Counts is { } counts && counts.DependOn(group.Kind))
                counts.Add(node.Scheduling, group.Kind, pods);
    }

    private void ForgetCounts()
    {
        foreach (var group in _groups)
            group.Counts = null;
    }

    private SimulatedGroup GroupOf(Pod pod)
    {
        object owner = pod.ReplicaSet is { } replicaSet ? replicaSet : pod.TemplateRevision;
        if (_byOwner.TryGetValue(owner, out var known))
            return known;
        var group = new SimulatedGroup(pod.Placed);
        _groups.Add(group);
        return _byOwner[owner] = group;
    }

    private PodFilters FiltersOf(Pod pod)
    {
        var group = GroupOf(pod);
        if (group.Counts is null)
        {
            group.Counts = new GroupCounts(pod.Placed, pod.TemplateRevision, _defaults.For(pod), _nodes.ConvertAll(static node => node.Scheduling), _state.Options.Version);
            foreach (var other in _groups)
                if (group.Counts.DependOn(other.Kind))
                    foreach (var (node, pods) in other.Pods)
                        group.Counts.Add(node.Scheduling, other.Kind, pods);
        }

        return new PodFilters(pod, _state.Options.Version, group.Counts);
    }
}
