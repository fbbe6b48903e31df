namespace EShopSim.Cluster.Disruption;

/// <summary>What became of a request to evict a pod.</summary>
internal enum EvictionAnswer
{
    /// <summary>The pod is being deleted.</summary>
    Evicted,

    /// <summary>429: the budget allows no disruption now.</summary>
    TooManyRequests,

    /// <summary>Another eviction of the same budget was written at the same instant; the API server tries again by itself.</summary>
    Conflict,

    /// <summary>500: more than one budget protects the pod.</summary>
    InternalError,
}
