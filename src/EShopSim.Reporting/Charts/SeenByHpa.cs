using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>CPU as a workload's HPA saw it: late, averaged, and constant from one sync to the next.</summary>
internal static class SeenByHpa
{
    private const string Utilization = "cpu utilization (%)";

    /// <summary>The utilization each sync worked with, in percent of the request; NaN before the first, and where another metric decided.</summary>
    public static float[] CpuUtilizationPercent(RunResult result, WorkloadSeries series)
    {
        var seen = new float[result.SampleTimesSeconds.Count];
        Array.Fill(seen, float.NaN);
        if (WorkloadChoice.AutoscalerOf(result, series.Workload) is not { Meta: var meta })
            return seen;
        var syncs = result.HpaSyncs.Where(s => string.Equals(s.Name, meta.Name, StringComparison.Ordinal)
            && string.Equals(s.Namespace, meta.Namespace, StringComparison.Ordinal)).ToList();
        var last = -1;
        for (var i = 0; i < seen.Length; i++)
        {
            while (last + 1 < syncs.Count && syncs[last + 1].Time.TotalSeconds <= result.SampleTimesSeconds[i])
                last++;
            if (last >= 0 && syncs[last] is { Metric: Utilization, CurrentValue: { } value })
                seen[i] = (float)value;
        }

        return seen;
    }
}
