using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Scheduling;

/// <summary>The pods for which others had to make room, by the node that they wait for (status.nominatedNodeName).</summary>
internal sealed class Nominations : Watcher
{
    private readonly SortedDictionary<int, int> _nodeByPod = [];
    private readonly SortedDictionary<int, List<Pod>> _podsByNode = [];

    public Nominations(ClusterState state) => state.Watch(this);

    public override void PodChanged(Pod pod, PodChange change)
    {
        if (change is PodChange.Bound or PodChange.Gone)
            Remove(pod);
    }

    /// <summary>Whether nobody waits.</summary>
    public bool IsEmpty => _nodeByPod.Count == 0;

    /// <summary>The index of the node that a pod waits for; -1 without any.</summary>
    public int NodeOf(Pod pod) => _nodeByPod.GetValueOrDefault(pod.Index, -1);

    /// <summary>The pods of at least its priority for which a node keeps room, other than the pod itself.</summary>
    public IReadOnlyList<Pod> Before(Pod pod, NodeState node) => _podsByNode.TryGetValue(node.Index, out var pods)
        ? pods.FindAll(other => other != pod && other.Priority >= pod.Priority)
        : [];

    /// <summary>Writes a pod's nominated node; those of lower priority that waited for the same node wait for it no more.</summary>
    public void Nominate(Pod pod, NodeState node)
    {
        Remove(pod);
        foreach (var other in _podsByNode.GetValueOrDefault(node.Index, []).FindAll(other => other.Priority < pod.Priority))
            Remove(other);
        _nodeByPod[pod.Index] = node.Index;
        if (!_podsByNode.TryGetValue(node.Index, out var pods))
            _podsByNode.Add(node.Index, pods = []);
        pods.Add(pod);
    }

    /// <summary>Clears a pod's nominated node.</summary>
    public void Remove(Pod pod)
    {
        if (!_nodeByPod.Remove(pod.Index, out var node))
            return;
        var pods = _podsByNode[node];
        pods.Remove(pod);
        if (pods.Count == 0)
            _podsByNode.Remove(node);
    }
}
