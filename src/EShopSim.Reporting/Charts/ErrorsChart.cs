using EShopSim.Reporting.Drawing;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>Failures: how many, for what cause, and what share of the requests.</summary>
internal static class ErrorsChart
{
    private const int MostLines = 7;

    public static Page Of(RunResult result)
    {
        var operations = new OperationChoice(result, MostLines);
        var colors = new SeriesColors(result, [], operations.Chosen);
        return ChartFrame.Of(result, "errors", "failed requests", [Rate(result, operations, colors), Share(result, operations, colors), .. Sources(result)], operations.LeftOut());
    }

    private static Panel Rate(RunResult result, OperationChoice operations, SeriesColors colors) =>
        new("Failures per second, by entry operation", "failures/s", OperationPanels.Lines(result, operations, colors, o => o.FailedPerSecond))
        {
            Height = 210,
            Notes = CausesOf(result),
        };

    private static Panel Share(RunResult result, OperationChoice operations, SeriesColors colors) =>
        new("Failed share of finished requests", "% failed", OperationPanels.Lines(result, operations, colors, FailedPercent))
        {
            Height = 170,
            References = [.. result.Scenario.Objectives.Where(o => o.Measure == ObjectiveMeasure.ErrorRate).Select(o => new Reference(
                $"objective {Figures.Percent(o.Limit * 100)}{(o.Operation is null ? "" : $" ({o.Operation})")}", o.Limit * 100, Palette.Ink)).Distinct()],
        };

    // What began most failures, over all entry operations; nothing where nothing failed.
    private static IEnumerable<Panel> Sources(RunResult result)
    {
        var sources = result.Failures
            .GroupBy(f => $"{f.Cause} at {f.Module}", StringComparer.Ordinal)
            .Select(g => (Name: g.Key, PerSecond: Columns.Sum(result.SampleTimesSeconds.Count, g.Select(f => f.PerSecond))))
            .OrderByDescending(s => s.PerSecond.Sum(v => (double)v))
            .Take(MostLines)
            .ToList();
        if (sources.Count > 0)
            yield return new Panel("Failures per second, by what began them", "failures/s", [.. sources.Select((s, i) => new Trace(s.Name, s.PerSecond, Palette.ColorOf(i)))]) { Height = 170 };
    }

    private static float[] FailedPercent(OperationSeries series) => Columns.Of(series.FailedPerSecond.Count, i =>
        (float)Shares.FailedPercent(series.CompletedPerSecond[i], series.FailedPerSecond[i]));

    private static List<string> CausesOf(RunResult result)
    {
        var causes = Shares.FailuresByCause(result);
        return causes.Count == 0
            ? ["", "no failures after warm-up"]
            : ["", "by cause, after warm-up:", .. causes.Select(f => $"{Figures.Count(f.Count)} {f.Cause}")];
    }
}
