namespace EShopSim.Simulation.Results;

/// <summary>One dependency outside the cluster after warm-up.</summary>
/// <param name="Name">Which.</param>
public sealed record DependencySummary(string Name)
{
    /// <summary>Calls received, rejected ones among them.</summary>
    public required long Calls { get; init; }

    /// <summary>Calls rejected because all connections and places were taken.</summary>
    public required long Rejected { get; init; }

    /// <summary>Calls rejected because of the rate limit.</summary>
    public required long RateLimited { get; init; }

    /// <summary>Calls that it worked on, on average over time.</summary>
    public required double MeanBusy { get; init; }

    /// <summary>Share of its connections at work, on average over time, in percent; NaN where they are unlimited.</summary>
    public required double UtilizationPercent { get; init; }

    /// <summary>Most calls that waited for a connection at the end of a sample.</summary>
    public required long MaxWaiting { get; init; }
}
