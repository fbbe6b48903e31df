using EShopSim.Cluster.Api;
using EShopSim.Reporting.Drawing;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>CPU use over CPU request of each workload against what its HPA aims at.</summary>
internal static class CpuChart
{
    private const int MostPanels = 8;

    public static Page Of(RunResult result)
    {
        var workloads = new WorkloadChoice(result, MostPanels, w => Columns.HasValues(w.CpuUtilizationPercent) || Columns.HasValues(w.ThrottledPercent));
        IReadOnlyList<Panel> panels = workloads.Chosen.Count > 0
            ? [.. workloads.Chosen.Select(w => PanelOf(result, w))]
            : [new Panel("CPU utilization", "% of request", []) { Notes = ["no workload requests CPU"] }];
        return ChartFrame.Of(
            result, "cpu", "CPU utilization against the HPA target", panels, workloads.LeftOut("no CPU request, or less traffic"));
    }

    private static Panel PanelOf(RunResult result, WorkloadSeries series)
    {
        var traces = new List<Trace> { new("used, % of request", series.CpuUtilizationPercent, Palette.Blue) { Width = 1.4f } };
        if (Columns.HasValues(series.ThrottledPercent))
            traces.Add(new Trace("throttled, % of periods", series.ThrottledPercent, Palette.Purple) { Width = 1.4f });
        return new Panel(WorkloadNames.In(result, series.Workload), "%", traces)
        {
            Height = 115,
            References = [.. TargetsOf(result, series.Workload).Select(percent =>
                new Reference($"HPA target {Figures.Percent(percent)}", percent, Palette.Vermillion))],
        };
    }

    private static IEnumerable<long> TargetsOf(RunResult result, WorkloadRef workload) =>
        (WorkloadChoice.AutoscalerOf(result, workload)?.Metrics ?? [])
            .Where(m => m.Source is MetricSourceType.Resource or MetricSourceType.ContainerResource
                && m.TargetType == MetricTargetType.Utilization && m.Name is "cpu")
            .Select(m => m.Target);
}
