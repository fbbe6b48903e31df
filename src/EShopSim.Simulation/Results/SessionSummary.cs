namespace EShopSim.Simulation.Results;

/// <summary>The sessions of one traffic source after warm-up.</summary>
/// <param name="Traffic">The traffic source.</param>
public sealed record SessionSummary(string Traffic)
{
    /// <summary>Sessions begun (k6's iterations).</summary>
    public required long Started { get; init; }

    /// <summary>Sessions that went to their end.</summary>
    public required long Finished { get; init; }

    /// <summary>Sessions left because of a slow or failed answer.</summary>
    public required long Abandoned { get; init; }

    /// <summary>Sessions cut off at the end of their user's time.</summary>
    public required long Interrupted { get; init; }

    /// <summary>Sessions that found no free virtual user (k6's dropped_iterations).</summary>
    public required long Dropped { get; init; }

    /// <summary>Answers to the goal's step: orders; null without a goal.</summary>
    public required long? Goals { get; init; }

    /// <summary>Orders per session begun, in percent; NaN without a goal or without sessions.</summary>
    public double ConversionPercent => Goals is { } goals && Started > 0 ? 100.0 * goals / Started : double.NaN;
}
