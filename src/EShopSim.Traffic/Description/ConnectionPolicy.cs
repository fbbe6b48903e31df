namespace EShopSim.Traffic.Description;

/// <summary>Connections that callers keep open: kube-proxy chooses a pod for each connection, and all of its requests go there.</summary>
public sealed record ConnectionPolicy
{
    /// <summary>Connections of one calling pod; each request takes one at random.</summary>
    public int PerPod { get; init; } = 1;

    /// <summary>Requests after which a connection is closed; null never.</summary>
    public int? MaxRequests { get; init; }

    /// <summary>Age at which a connection is closed; null never.</summary>
    public TimeSpan? MaxAge { get; init; }
}
