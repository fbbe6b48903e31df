namespace EShopSim.Simulation;

/// <summary>What a recovery is judged by: a trigger ends at a given time, and the shop is watched.</summary>
/// <param name="EndsAt">When the trigger ends, simulated time since the start.</param>
public sealed record RecoveryCheck(TimeSpan EndsAt)
{
    /// <summary>The traffic source that is ended then; null where none is.</summary>
    public string? Traffic { get; init; }

    /// <summary>The event that is ended then, by its place among the scenario's; null where none is.</summary>
    public int? Event { get; init; }

    /// <summary>How long the shop is watched after that; null until the end of the run.</summary>
    public TimeSpan? Watch { get; init; }

    /// <summary>The 99th percentile of latency of a healthy shop at most, in seconds; null sets no bound.</summary>
    public double? P99Seconds { get; init; }

    /// <summary>Failed over finished requests of a healthy shop at most, 0 to 1; null sets no bound.</summary>
    public double? ErrorRate { get; init; }
}
