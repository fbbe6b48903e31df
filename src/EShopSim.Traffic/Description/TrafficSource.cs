namespace EShopSim.Traffic.Description;

/// <summary>Open arrivals: a non-homogeneous Poisson process over a mix of entry operations.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mix">Entry operations and their weights; weights are positive.</param>
/// <param name="Rate">Arrivals per second over time.</param>
public sealed record TrafficSource(string Name, IReadOnlyList<MixEntry> Mix, RateCurve Rate)
{
    /// <summary>Requests of a higher priority leave a pod's queue first, and their calls inherit it.</summary>
    public int Priority { get; init; }

    /// <summary>How long a client waits; null waits for ever.</summary>
    public TimeSpan? Timeout { get; init; }
}
