namespace EShopSim.Simulation.Results;

/// <summary>Series of one entry operation of one traffic source, one value per sample; latencies NaN where nothing completed.</summary>
/// <param name="Traffic">The traffic source.</param>
/// <param name="Operation">The entry operation.</param>
public sealed record OperationSeries(string Traffic, string Operation)
{
    /// <summary>Arrivals per second.</summary>
    public required IReadOnlyList<float> OfferedPerSecond { get; init; }

    /// <summary>Answers per second.</summary>
    public required IReadOnlyList<float> CompletedPerSecond { get; init; }

    /// <summary>Failures per second.</summary>
    public required IReadOnlyList<float> FailedPerSecond { get; init; }

    /// <summary>Mean latency of the answers, in milliseconds.</summary>
    public required IReadOnlyList<float> LatencyMeanMs { get; init; }

    /// <summary>Median latency, in milliseconds.</summary>
    public required IReadOnlyList<float> LatencyP50Ms { get; init; }

    /// <summary>95th percentile of latency, in milliseconds.</summary>
    public required IReadOnlyList<float> LatencyP95Ms { get; init; }

    /// <summary>Parts of the mean latency by <see cref="Traffic.LatencyKind"/>, in milliseconds: a series for each kind, in the order of their values.</summary>
    public IReadOnlyList<IReadOnlyList<float>> LatencyPartsMs { get; init; } = [];

    /// <summary>99th percentile of latency, in milliseconds.</summary>
    public required IReadOnlyList<float> LatencyP99Ms { get; init; }
}
