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
    private readonly List<SimulatedPods> _pods = [];
    private readonly Dictionary<object, GroupCounts> _counts = [];
    private readonly List<GroupCounts> _counted = [];
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
                _pods.Add(new SimulatedPods(copy, pod.Placed, new PodsOnNode(pod.IsTerminating ? 0 : 1, 1), null));
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
    public (int Nodes, int Pods) Mark() => (_nodes.Count, _pods.Count);

    /// <summary>Takes back all that was added and placed since.</summary>
    public void ReturnTo((int Nodes, int Pods) mark)
    {
        for (var i = _pods.Count - 1; i >= mark.Pods; i--)
        {
            var (node, _, pods, resources) = _pods[i];
            node.Resources = pods.All > 0 ? node.Resources.Without(resources!) : node.Resources.With(resources!);
            Count(_pods[i], -1);
        }

        _pods.RemoveRange(mark.Pods, _pods.Count - mark.Pods);
        if (_nodes.Count == mark.Nodes)
            return;
        _nodes.RemoveRange(mark.Nodes, _nodes.Count - mark.Nodes);
        _at = 0;
        ForgetCounts();
    }

    private void Change(Pod pod, NodeState node, int sign)
    {
        var resources = pod.TemplateRevision.Resources;
        node.Resources = sign > 0 ? node.Resources.With(resources) : node.Resources.Without(resources);
        var pods = new SimulatedPods(node, pod.Placed, new PodsOnNode(sign, sign), resources);
        _pods.Add(pods);
        Count(pods, 1);
    }

    private void Count(SimulatedPods pods, int sign)
    {
        foreach (var counts in _counted)
            if (counts.DependOn(pods.Kind))
                counts.Add(pods.Node.Scheduling, pods.Kind, new PodsOnNode(sign * pods.Count.Living, sign * pods.Count.All));
    }

    private void ForgetCounts()
    {
        _counts.Clear();
        _counted.Clear();
    }

    private PodFilters FiltersOf(Pod pod)
    {
        object owner = pod.ReplicaSet is { } replicaSet ? replicaSet : pod.TemplateRevision;
        if (!_counts.TryGetValue(owner, out var counts))
        {
            counts = new GroupCounts(pod.Placed, pod.TemplateRevision, _defaults.For(pod), _nodes.ConvertAll(static node => node.Scheduling), _state.Options.Version);
            foreach (var pods in _pods)
                if (counts.DependOn(pods.Kind))
                    counts.Add(pods.Node.Scheduling, pods.Kind, pods.Count);
            _counts.Add(owner, counts);
            _counted.Add(counts);
        }

        return new PodFilters(pod, _state.Options.Version, counts);
    }
}
