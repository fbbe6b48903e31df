namespace EShopSim.Simulation.Results;

/// <summary>Whether a shop recovered when its trigger was gone.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="EndsAtSeconds">When the trigger ended, in simulated seconds.</param>
/// <param name="WatchedSeconds">How long the shop was watched after that.</param>
public sealed record RecoveryVerdict(RecoveryOutcome Outcome, double EndsAtSeconds, double WatchedSeconds)
{
    /// <summary>From the end of the trigger until the shop was healthy for good, within the length of a window; null where it was not.</summary>
    public double? RecoveredAfterSeconds { get; init; }

    /// <summary>The last stretch before the trigger; null where there was none.</summary>
    public RecoveryWindow? Before { get; init; }

    /// <summary>The last stretch before the trigger ended; null where there was none.</summary>
    public RecoveryWindow? During { get; init; }

    /// <summary>The last stretch of the watch; null where there was none.</summary>
    public RecoveryWindow? Last { get; init; }
}
