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

    /// <summary>One workload's CPU.</summary>
    public static Panel PanelOf(RunResult result, WorkloadSeries series)
    {
        var traces = new List<Trace> { new("used, % of request", series.CpuUtilizationPercent, Palette.Blue) { Width = 1.4f } };
        var seen = SeenByHpa.CpuUtilizationPercent(result, series);
        if (Columns.HasValues(seen))
            traces.Add(new Trace("as its HPA saw it", seen, Palette.Ink) { IsStep = true, Width = 1.2f });
        if (Columns.HasValues(series.ThrottledPercent))
            traces.Add(new Trace("throttled, % of periods", series.ThrottledPercent, Palette.Purple) { Width = 1.4f });
        return new Panel($"{WorkloadNames.In(result, series.Workload)}: CPU", "%", traces)
        {
            Height = 115,
            References = [.. TargetsOf(result, series)],
        };
    }

    // Targets in millicores per pod are drawn as what they are of a pod's request.
    private static IEnumerable<Reference> TargetsOf(RunResult result, WorkloadSeries series)
    {
        var metrics = WorkloadChoice.AutoscalerOf(result, series.Workload)?.Metrics ?? [];
        foreach (var metric in metrics.Where(m => m.Source is MetricSourceType.Resource or MetricSourceType.ContainerResource && m.Name is "cpu"))
        {
            var percent = metric.TargetType == MetricTargetType.Utilization ? metric.Target : 100 * metric.Target / PodRequestMillicores(series);
            if (double.IsFinite(percent))
                yield return new Reference($"HPA target {MetricText.TargetOf(metric)}", percent, Palette.Vermillion);
        }
    }

    private static double PodRequestMillicores(WorkloadSeries series)
    {
        for (var i = 0; i < series.Replicas.Count; i++)
            if (series.Replicas[i] > 0 && series.CpuRequestMillicores[i] > 0)
                return series.CpuRequestMillicores[i] / series.Replicas[i];
        return double.NaN;
    }
}
