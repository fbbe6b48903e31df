using EShopSim.Reporting.Drawing;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>Percentiles of latency per entry operation, with the objectives.</summary>
internal static class LatencyChart
{
    private const int MostPanels = 8;

    public static Page Of(RunResult result)
    {
        var operations = new OperationChoice(result, MostPanels);
        IReadOnlyList<Panel> panels = operations.Chosen.Count > 0
            ? [.. operations.Chosen.Select(o => PanelOf(result, o))]
            : [new Panel("Latency", "ms", []) { Notes = ["no request traffic in this scenario"] }];
        return ChartFrame.Of(result, "latency", "latency of answered requests", panels, operations.LeftOut());
    }

    private static Panel PanelOf(RunResult result, OperationSeries series) => LatencyScale.Apply(
        new Panel(OperationChoice.NameOf(result, series), "ms",
        [
            new Trace("p99", series.LatencyP99Ms, Palette.Vermillion) { Width = 1.2f },
            new Trace("p95", series.LatencyP95Ms, Palette.Orange) { Width = 1.2f },
            new Trace("p50", series.LatencyP50Ms, Palette.Blue) { Width = 1.6f },
        ])
        {
            Height = 150,
            References = [.. result.Scenario.Objectives.Where(o => Bounds(o, series)).Select(o => new Reference(
                $"objective {ObjectiveText.Measure(o.Measure)} {ObjectiveText.Value(o.Measure, o.Limit)}", o.Limit * 1000, Palette.Ink)).Distinct()],
        });

    private static bool Bounds(Objective objective, OperationSeries series) =>
        objective.Measure != ObjectiveMeasure.ErrorRate
        && (objective.Operation is null || string.Equals(objective.Operation, series.Operation, StringComparison.Ordinal));
}
