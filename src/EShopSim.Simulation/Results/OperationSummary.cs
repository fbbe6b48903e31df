using EShopSim.Engine;

namespace EShopSim.Simulation.Results;

/// <summary>One entry operation after warm-up.</summary>
/// <param name="Operation">The entry operation.</param>
public sealed record OperationSummary(string Operation)
{
    /// <summary>Requests that arrived.</summary>
    public required long Offered { get; init; }

    /// <summary>Of those, retries by the clients themselves.</summary>
    public long Retried { get; init; }

    /// <summary>Offered over first tries; NaN when nothing was offered.</summary>
    public double RetryAmplification => Offered > Retried ? (double)Offered / (Offered - Retried) : double.NaN;

    /// <summary>Requests answered.</summary>
    public required long Completed { get; init; }

    /// <summary>Failures by cause, in a fixed order; causes that did not occur are left out.</summary>
    public required IReadOnlyList<FailureCount> Failures { get; init; }

    /// <summary>Latencies of the answers, in seconds; merges with those of other runs.</summary>
    public required LogHistogram LatencySeconds { get; init; }

    /// <summary>Where the time of the answered requests went, by module and kind in a fixed order; what took no time is left out.</summary>
    public IReadOnlyList<LatencyPart> Parts { get; init; } = [];

    /// <summary>Failures by what began them, in a fixed order; what did not occur is left out.</summary>
    public IReadOnlyList<FailureSource> FailureSources { get; init; } = [];

    /// <summary>The parts of the run that objectives ask for.</summary>
    public IReadOnlyList<FramedSummary> Frames { get; init; } = [];

    /// <summary>Requests that failed, whatever the cause.</summary>
    public long Failed => Failures.Sum(f => f.Count);
}
