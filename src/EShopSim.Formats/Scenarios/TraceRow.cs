namespace EShopSim.Formats.Scenarios;

/// <summary>A row of a traffic trace: the mean rate from its stamp to the next.</summary>
internal readonly record struct TraceRow(TimeSpan At, double PerSecond)
{
    /// <summary>Where a trace of at least two rows ends.</summary>
    internal static TimeSpan EndOf(IReadOnlyList<TraceRow> rows) => rows[^1].At + (rows[^1].At - rows[^2].At);
}
