using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Scheduling;

/// <summary>Pods that the scheduler cannot tell apart, those of one ReplicaSet or of one revision of a template: where they are, and how others stand to them.</summary>
internal sealed class PodGroup(PlacedPod kind)
{
    private readonly SortedDictionary<int, PodsOnNode> _byNode = [];

    /// <summary>Namespace, labels and affinity of each of them.</summary>
    public PlacedPod Kind { get; } = kind;

    /// <summary>The nodes that have some of them.</summary>
    public IReadOnlyDictionary<int, PodsOnNode> ByNode => _byNode;

    /// <summary>The groups whose places depend on where these pods are.</summary>
    public List<PodGroup> Listeners { get; } = [];

    /// <summary>What is counted for a pod of this group that is to be placed; null until there was one.</summary>
    public GroupCounts? Counts { get; set; }

    /// <summary>Notes pods on a node; negative numbers take them back.</summary>
    public void Add(int node, PodsOnNode pods)
    {
        var sum = _byNode.GetValueOrDefault(node).Plus(pods);
        if (sum == default)
            _byNode.Remove(node);
        else
            _byNode[node] = sum;
    }
}
