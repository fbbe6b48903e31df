using System.Globalization;
using EShopSim.Cluster.Api;
using EShopSim.Reporting.Drawing;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>Desired, existing and ready replicas of each workload under the traffic that drives them.</summary>
internal static class ReplicasChart
{
    private const int MostPanels = 8;
    private const double BoundInSight = 1.5;

    public static Page Of(RunResult result)
    {
        var workloads = new WorkloadChoice(result, MostPanels, w => WorkloadChoice.Changes(w) || WorkloadChoice.AutoscalerOf(result, w.Workload) is not null);
        return ChartFrame.Of(
            result, "replicas", "replicas desired, existing and ready",
            [TrafficPanel.Of(result), .. workloads.Chosen.Select(w => PanelOf(result, w))],
            workloads.LeftOut("no autoscaler and no change, or less traffic"));
    }

    /// <summary>One workload's replicas.</summary>
    public static Panel PanelOf(RunResult result, WorkloadSeries series)
    {
        var hpa = WorkloadChoice.AutoscalerOf(result, series.Workload);
        var greatest = Math.Max(Columns.Greatest(series.DesiredReplicas), Columns.Greatest(series.Replicas));
        return new Panel(TitleOf(result, series, hpa), "pods",
        [
            new Trace("ready", series.ReadyReplicas, Palette.Green) { IsStep = true, IsFilled = true, Width = 1.2f },
            new Trace("existing", series.Replicas, Palette.Blue) { IsStep = true, Width = 1.6f },
            new Trace("desired", series.DesiredReplicas, Palette.Vermillion) { IsStep = true, Width = 1.6f, Pattern = ScottPlot.LinePattern.Dashed },
        ])
        {
            Scale = ValueScale.Whole,
            Height = 120,
            References = hpa is not null && hpa.MaxReplicas <= greatest * BoundInSight
                ? [new Reference(string.Create(CultureInfo.InvariantCulture, $"HPA maximum {hpa.MaxReplicas}"), hpa.MaxReplicas, Palette.Muted) { Pattern = ScottPlot.LinePattern.Dotted }]
                : [],
        };
    }

    private static string TitleOf(RunResult result, WorkloadSeries series, HorizontalPodAutoscaler? hpa)
    {
        var name = WorkloadNames.In(result, series.Workload);
        if (hpa is null)
            return $"{name}: no HPA";
        var targets = string.Join(", ", hpa.Metrics.Select(MetricText.TargetOf));
        return string.Create(CultureInfo.InvariantCulture, $"{name}: HPA {hpa.MinReplicas} to {hpa.MaxReplicas} pods, {targets}");
    }
}
