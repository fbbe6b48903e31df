using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.State;

/// <summary>The node objects.</summary>
internal sealed class NodeStore
{
    private readonly ClusterState _state;
    private readonly List<NodeState> _all = [];

    public NodeStore(ClusterState state)
    {
        _state = state;
        foreach (var node in state.Objects.Nodes)
            _all.Add(new NodeState(_all.Count, node));
        LiveCount = _all.Count;

        // Nodes that groups can have but have not: each has its place from the beginning, so that whoever looks at nodes by index knows it.
        foreach (var group in state.Objects.NodeGroups)
            foreach (var node in group.Nodes.Skip(group.Count))
                _all.Add(new NodeState(_all.Count, node) { IsDeleted = true, IsUp = false, PaidSince = null });
    }

    public IReadOnlyList<NodeState> All => _all;

    /// <summary>Nodes whose objects exist.</summary>
    public int LiveCount { get; private set; }

    public NodeState this[int index] => _all[index];

    /// <summary>How often a node has joined or gone.</summary>
    public int Version { get; private set; }

    /// <summary>A node joins.</summary>
    public NodeState Add(Node node)
    {
        var added = new NodeState(_all.Count, node);
        _all.Add(added);
        LiveCount++;
        Version++;
        _state.Notify(added, NodeChange.Added);
        return added;
    }

    /// <summary>A new machine takes the place of a node that is not there.</summary>
    public void Join(NodeState node)
    {
        Invariant.Require(node is { IsDeleted: true, PodList.Count: 0 }, $"Node {node.Node.Name} joined twice, or with pods on it.");
        (node.IsDeleted, node.IsUp, node.IsReady, node.Unschedulable) = (false, true, true, node.Node.Unschedulable);
        node.TaintList.Clear();
        node.TaintList.AddRange(node.Node.Taints);
        LiveCount++;
        Version++;
        _state.Notify(node, NodeChange.Added);
    }

    /// <summary>DELETE: the object goes, its index stays taken.</summary>
    public void Delete(NodeState node)
    {
        node.IsDeleted = true;
        LiveCount--;
        Version++;
        _state.Notify(node, NodeChange.Deleted);
    }

    /// <summary>Writes the Ready condition.</summary>
    public void SetReady(NodeState node, bool ready)
    {
        if (node.IsReady == ready)
            return;
        node.IsReady = ready;
        _state.Notify(node, NodeChange.Condition);
    }

    /// <summary>Cordons or uncordons; Kubernetes mirrors it in the unschedulable taint.</summary>
    public void SetUnschedulable(NodeState node, bool unschedulable)
    {
        if (node.Unschedulable == unschedulable)
            return;
        node.Unschedulable = unschedulable;
        _state.Notify(node, NodeChange.Schedulability);
    }

    /// <summary>Adds the taint unless one of the same key and effect is there.</summary>
    public void AddTaint(NodeState node, Taint taint)
    {
        if (IndexOf(node, taint.Key, taint.Effect) >= 0)
            return;
        node.TaintList.Add(taint);
        _state.Notify(node, NodeChange.Schedulability);
    }

    /// <summary>Removes the taint of that key and effect, if there is one.</summary>
    public void RemoveTaint(NodeState node, string key, TaintEffect effect)
    {
        var index = IndexOf(node, key, effect);
        if (index < 0)
            return;
        node.TaintList.RemoveAt(index);
        _state.Notify(node, NodeChange.Schedulability);
    }

    /// <summary>Charges a pod to its node.</summary>
    internal static void Occupy(NodeState node, Pod pod)
    {
        node.PodList.Add(pod);
        node.Resources = node.Resources.With(pod.TemplateRevision.Resources);
        var (resources, asked) = (node.Resources, pod.TemplateRevision.Resources.Requests);
        Invariant.Require(
            resources.PodCount <= resources.MaxPods
                && Fits(resources.Requested.CpuMillicores, resources.Allocatable.CpuMillicores, asked.CpuMillicores)
                && Fits(resources.Requested.MemoryBytes, resources.Allocatable.MemoryBytes, asked.MemoryBytes),
            $"Pod {pod.Name} was bound to node {node.Node.Name}, which has no room for it.");
    }

    /// <summary>A pod has ended: its resources are free, its object stays on the node.</summary>
    internal static void Release(NodeState node, Pod pod)
    {
        node.Resources = node.Resources.Without(pod.TemplateRevision.Resources);
        Invariant.Require(
            node.Resources.PodCount >= 0 && node.Resources.Requested.CpuMillicores >= 0 && node.Resources.Requested.MemoryBytes >= 0,
            $"Node {node.Node.Name} was given back more than it lent.");
    }

    // A pod that asks for none of a resource is never refused for it (NodeResourcesFit).
    private static bool Fits(long requested, long allocatable, long asked) => asked == 0 || requested <= allocatable;

    private static int IndexOf(NodeState node, string key, TaintEffect effect) =>
        node.TaintList.FindIndex(taint => taint.Effect == effect && string.Equals(taint.Key, key, StringComparison.Ordinal));
}
