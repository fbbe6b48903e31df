using EShopSim.Reporting.Drawing;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>Panels with one line per entry operation.</summary>
internal static class OperationPanels
{
    public static Panel Latency(RunResult result, OperationChoice operations, SeriesColors colors) =>
        LatencyScale.Apply(new Panel("p95 latency of answered requests", "ms", Lines(result, operations, colors, o => o.LatencyP95Ms)) { Height = 150 });

    public static Panel Failures(RunResult result, OperationChoice operations, SeriesColors colors) =>
        new("Failed requests", "failures/s", Lines(result, operations, colors, o => o.FailedPerSecond)) { Height = 110 };

    /// <summary>One line per operation, in its colour.</summary>
    public static IReadOnlyList<Trace> Lines(
        RunResult result, OperationChoice operations, SeriesColors colors, Func<OperationSeries, IReadOnlyList<float>> values) =>
        [.. operations.Chosen.Select(o => colors.Style(new Trace(OperationChoice.NameOf(result, o), values(o), Palette.Ink), o))];
}
