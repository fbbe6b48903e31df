namespace EShopSim.Traffic.Description;

/// <summary>Faults that the callers' proxies inject on purpose, once per request.</summary>
public sealed record FaultInjection
{
    /// <summary>The share of requests that are held back, 0 to 1.</summary>
    public double DelayFraction { get; init; }

    /// <summary>How long they are held back.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The share of requests that are answered with an error in the workload's place, 0 to 1.</summary>
    public double AbortFraction { get; init; }
}
