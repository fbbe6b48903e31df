namespace EShopSim.Simulation.Results;

/// <summary>Series of one dependency outside the cluster, one value per sample.</summary>
/// <param name="Name">Which.</param>
public sealed record DependencySeries(string Name)
{
    /// <summary>Calls received per second, rejected ones among them.</summary>
    public required IReadOnlyList<float> CallsPerSecond { get; init; }

    /// <summary>Calls rejected per second because all connections and places were taken.</summary>
    public required IReadOnlyList<float> RejectedPerSecond { get; init; }

    /// <summary>Calls rejected per second because of the rate limit.</summary>
    public required IReadOnlyList<float> RateLimitedPerSecond { get; init; }

    /// <summary>Calls that it worked on, on average over the sample.</summary>
    public required IReadOnlyList<float> Busy { get; init; }

    /// <summary>Calls that wait for a connection at the end of the sample.</summary>
    public required IReadOnlyList<float> Waiting { get; init; }

    /// <summary>Share of its connections at work, in percent; NaN where they are unlimited.</summary>
    public required IReadOnlyList<float> UtilizationPercent { get; init; }
}
