using EShopSim.Engine;

namespace EShopSim.Cluster.NodeLifecycle;

/// <summary>A failure domain: how it fares, and which of its nodes wait for a NoExecute taint.</summary>
/// <param name="name">Value of the zone label; empty for nodes without one.</param>
internal sealed class Zone(string name)
{
    public string Name { get; } = name;

    public ZoneState State { get; set; }

    public TaintLimiter Limiter { get; } = new(ZoneDisruption.NodesPerSecond(ZoneState.Normal, nodes: 1));

    /// <summary>Nodes waiting, first come first served.</summary>
    public List<NodeHealth> Waiting { get; } = [];

    /// <summary>The next look at those waiting.</summary>
    public EventHandle Poll { get; set; }

    public int ReadyNodes { get; set; }

    public int NotReadyNodes { get; set; }
}
