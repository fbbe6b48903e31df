namespace EShopSim.Cluster.Endpoints;

/// <summary>What the proxies know of one workload's pods.</summary>
/// <param name="publishesUnready">Whether its Services publish pods that are not ready.</param>
internal sealed class WorkloadEndpoints(bool publishesUnready)
{
    public bool PublishesUnready { get; } = publishesUnready;

    /// <summary>Endpoints that are ready and not terminating.</summary>
    public int Ready { get; set; }

    /// <summary>Those that are terminating but still serve: used while none is ready.</summary>
    public List<Pod> Lingering { get; } = [];
}
