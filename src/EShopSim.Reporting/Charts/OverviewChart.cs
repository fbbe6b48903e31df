using EShopSim.Reporting.Drawing;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>The whole run on one page: traffic, replicas, latency, failures.</summary>
internal static class OverviewChart
{
    private const int MostLines = 7;

    public static Page Of(RunResult result)
    {
        var workloads = new WorkloadChoice(result, MostLines, _ => true);
        var operations = new OperationChoice(result, MostLines);
        var colors = new SeriesColors(result, workloads.Chosen, operations.Chosen);
        return ChartFrame.Of(
            result, "overview", "traffic, replicas, latency and failures",
            [
                TrafficPanel.Of(result, 130),
                Replicas(result, workloads, colors),
                OperationPanels.Latency(result, operations, colors),
                OperationPanels.Failures(result, operations, colors),
            ],
            $"{workloads.LeftOut("no autoscaler, fewer changes, less traffic")} {operations.LeftOut()}".Trim());
    }

    private static Panel Replicas(RunResult result, WorkloadChoice workloads, SeriesColors colors) =>
        new("Ready replicas", "pods", [.. workloads.Chosen.Select(w =>
            colors.Style(new Trace(WorkloadNames.In(result, w.Workload), w.ReadyReplicas, Palette.Ink) { IsStep = true }, w.Workload))])
        {
            Scale = ValueScale.Whole,
            Height = 170,
        };
}
