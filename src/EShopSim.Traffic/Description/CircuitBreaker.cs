namespace EShopSim.Traffic.Description;

/// <summary>Limits of what one caller has under way with a workload; beyond them it answers 503 itself, at once.</summary>
public sealed record CircuitBreaker
{
    /// <summary>Connections, with one request on each (HTTP/1.1); requests beyond wait. Null is unlimited.</summary>
    public int? MaxConnections { get; init; }

    /// <summary>Requests that wait for a connection; null is unlimited.</summary>
    public int? MaxPendingRequests { get; init; }

    /// <summary>Requests at once; null is unlimited.</summary>
    public int? MaxRequests { get; init; }

    /// <summary>Retries at once; null is unlimited.</summary>
    public int? MaxRetries { get; init; }
}
