using EShopSim.Reporting.Drawing;
using EShopSim.Reporting.Story;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>The largest scale-up from near: how long after the traffic the pods come, and what that costs in latency.</summary>
internal static class ScaleUpChart
{
    public const string Name = "scale-up";

    private const double SecondsBefore = 120;
    private const double SecondsAfter = 480;
    private const double LeastZoom = 2;
    private const int MostWorkloads = 4;
    private const int MostLines = 7;

    /// <summary>The chart; null when no HPA scaled up, or when the other charts are near enough.</summary>
    public static Page? Of(RunResult result)
    {
        var largest = HpaEpisode.AllIn(result).Where(e => e.IsUp).MaxBy(e => e.Size);
        if (largest is null || result.SimulatedTime.TotalSeconds < LeastZoom * (SecondsBefore + SecondsAfter))
            return null;
        var start = Math.Max(0, largest.StartSeconds - SecondsBefore);
        var end = Math.Min(result.SimulatedTime.TotalSeconds, largest.EndSeconds + SecondsAfter);
        var workloads = new WorkloadChoice(result, MostWorkloads, w => ScalesWithin(result, w, start, end));
        var operations = new OperationChoice(result, MostLines);
        var colors = new SeriesColors(result, [], operations.Chosen);
        var page = ChartFrame.Of(
            result, Name, $"the largest scale-up, HPA {largest.Name} from {Figures.Time(largest.StartSeconds)}",
            [
                TrafficPanel.Of(result),
                .. workloads.Chosen.Select(w => ReplicasChart.PanelOf(result, w)),
                .. workloads.Chosen.Where(w => IsOf(result, w, largest)).Select(w => CpuChart.PanelOf(result, w)),
                OperationPanels.Latency(result, operations, colors),
                OperationPanels.Failures(result, operations, colors),
            ]);
        return page with { StartSeconds = start, EndSeconds = end };
    }

    private static bool IsOf(RunResult result, WorkloadSeries series, HpaEpisode episode) =>
        WorkloadChoice.AutoscalerOf(result, series.Workload)?.Meta is { } meta
        && string.Equals(meta.Name, episode.Name, StringComparison.Ordinal)
        && string.Equals(meta.Namespace, episode.Namespace, StringComparison.Ordinal);

    private static bool ScalesWithin(RunResult result, WorkloadSeries series, double start, double end)
    {
        float? first = null;
        for (var i = 0; i < result.SampleTimesSeconds.Count; i++)
        {
            if (result.SampleTimesSeconds[i] < start || result.SampleTimesSeconds[i] > end)
                continue;
            first ??= series.DesiredReplicas[i];
            if (series.DesiredReplicas[i] > first)
                return true;
        }

        return false;
    }
}
