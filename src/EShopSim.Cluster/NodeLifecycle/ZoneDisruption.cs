namespace EShopSim.Cluster.NodeLifecycle;

/// <summary>When and how fast nodes of a zone get NoExecute taints (pkg/controller/nodelifecycle/node_lifecycle_controller.go).</summary>
internal static class ZoneDisruption
{
    private const double EvictionRate = 0.1;
    private const double SecondaryEvictionRate = 0.01;
    private const int LargeClusterSize = 50;
    private const float UnhealthyThreshold = 0.55f;
    private const int LeastUnhealthy = 3;

    /// <summary>The state of a zone with so many ready and not ready nodes.</summary>
    public static ZoneState StateOf(int ready, int notReady)
    {
        if (ready == 0 && notReady > 0)
            return ZoneState.FullDisruption;
        return notReady >= LeastUnhealthy && (float)notReady / (notReady + ready) >= UnhealthyThreshold
            ? ZoneState.PartialDisruption
            : ZoneState.Normal;
    }

    /// <summary>Nodes tainted per second in a zone of that state, as long as some other zone works. A small half-lost zone waits for better times.</summary>
    public static double NodesPerSecond(ZoneState state, int nodes)
    {
        if (state != ZoneState.PartialDisruption)
            return EvictionRate;
        return nodes > LargeClusterSize ? SecondaryEvictionRate : 0;
    }
}
