using EShopSim.Engine;

namespace EShopSim.Traffic.Description;

/// <summary>Something outside the cluster that operations call and that does not scale: a database, a payment provider.</summary>
/// <param name="Name">The name calls refer to, as <c>orders-db</c>.</param>
/// <param name="LatencySeconds">How long it takes to answer once it has begun, in seconds, the network included.</param>
public sealed record Dependency(string Name, Distribution LatencySeconds)
{
    /// <summary>Calls that it works on at once; null is unlimited.</summary>
    public int? Connections { get; init; }

    /// <summary>Calls that wait beyond that, more are rejected; null is unlimited.</summary>
    public int? QueueLimit { get; init; }

    /// <summary>Calls per second that it lets in on average, more are rejected (token bucket); null is unlimited.</summary>
    public double? RatePerSecond { get; init; }

    /// <summary>Calls that it lets in at once after a quiet time, at least 1; null is what the rate gives in a second.</summary>
    public double? Burst { get; init; }
}
