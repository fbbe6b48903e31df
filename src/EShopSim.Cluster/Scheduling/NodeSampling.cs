using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Scheduling;

/// <summary>The order in which nodes are examined: zone by zone in turn, from a start that rotates (pkg/scheduler/backend/cache/node_tree.go).</summary>
internal sealed class NodeSampling(NodeStore nodes)
{
    private const int MinFeasibleNodes = 100;
    private const int MinPercentage = 5;

    private List<NodeState> _order = [];
    private int _known = -1;

    /// <summary>The nodes of the last order, as spreading and affinity see them.</summary>
    public IReadOnlyList<SchedulingNode> Scheduling { get; private set; } = [];

    /// <summary>Where the next search begins.</summary>
    public int Start { get; private set; }

    /// <summary>How many feasible nodes are enough: all of up to 100, then 50 % falling to 5 % (numFeasibleNodesToFind).</summary>
    public static int FeasibleNodesToFind(int nodeCount)
    {
        if (nodeCount < MinFeasibleNodes)
            return nodeCount;
        var percentage = Math.Max(50 - (nodeCount / 125), MinPercentage);
        return Math.Max(nodeCount * percentage / 100, MinFeasibleNodes);
    }

    /// <summary>All nodes, the zones interleaved.</summary>
    public IReadOnlyList<NodeState> Order()
    {
        if (_known == nodes.Version)
            return _order;
        _known = nodes.Version;
        var zones = new List<List<NodeState>>();
        foreach (var node in nodes.All)
        {
            if (node.IsDeleted)
                continue;
            var zone = zones.Find(zone => string.Equals(zone[0].Node.Zone, node.Node.Zone, StringComparison.Ordinal));
            if (zone is null)
                zones.Add([node]);
            else
                zone.Add(node);
        }

        _order = [];
        for (var row = 0; _order.Count < nodes.LiveCount; row++)
            foreach (var zone in zones)
                if (row < zone.Count)
                    _order.Add(zone[row]);
        Start = _order.Count == 0 ? 0 : Start % _order.Count;
        Scheduling = _order.ConvertAll(static node => node.Scheduling);
        return _order;
    }

    /// <summary>Moves the start on by the nodes examined.</summary>
    public void Advance(int examined) => Start = _order.Count == 0 ? 0 : (Start + examined) % _order.Count;
}
