using EShopSim.Cluster.Rules.NodeAutoscaling;

namespace EShopSim.Cluster.NodeAutoscaling;

/// <summary>New nodes of a group in a simulated cluster, one free place after the other.</summary>
internal sealed class GroupNodes(SimulatedCluster cluster, IReadOnlyList<NodeState> freePlaces, IReadOnlyList<Pod> pods, int most) : INewNodes
{
    private readonly List<NodeState> _added = [];

    /// <inheritdoc/>
    public bool TryAdd()
    {
        if (_added.Count >= Math.Min(most, freePlaces.Count))
            return false;
        _added.Add(cluster.AddEmpty(freePlaces[_added.Count]));
        return true;
    }

    /// <inheritdoc/>
    public bool TryPlace(int pod, int node)
    {
        if (!cluster.Fits(pods[pod], _added[node]))
            return false;
        cluster.Place(pods[pod], _added[node]);
        return true;
    }
}
