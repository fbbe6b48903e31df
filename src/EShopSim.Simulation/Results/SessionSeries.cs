namespace EShopSim.Simulation.Results;

/// <summary>Series of the sessions of one traffic source, one value per sample.</summary>
/// <param name="Traffic">The traffic source.</param>
public sealed record SessionSeries(string Traffic)
{
    /// <summary>Sessions under way at the end of the sample, pauses included.</summary>
    public required IReadOnlyList<float> Users { get; init; }

    /// <summary>Sessions begun per second.</summary>
    public required IReadOnlyList<float> StartedPerSecond { get; init; }

    /// <summary>Sessions that went to their end, per second.</summary>
    public required IReadOnlyList<float> FinishedPerSecond { get; init; }

    /// <summary>Sessions left because of a slow or failed answer, per second.</summary>
    public required IReadOnlyList<float> AbandonedPerSecond { get; init; }

    /// <summary>Sessions that found no free virtual user, per second.</summary>
    public required IReadOnlyList<float> DroppedPerSecond { get; init; }

    /// <summary>Answers to the goal's step per second: orders; NaN without a goal.</summary>
    public required IReadOnlyList<float> GoalsPerSecond { get; init; }
}
