using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tables;

/// <summary><c>workloads.csv</c>: one row per sample and workload.</summary>
internal static class WorkloadsTable
{
    private const string Header =
        "time_s,namespace,kind,name,desired_replicas,replicas,ready_replicas,unavailable_replicas,cpu_usage_millicores,cpu_request_millicores,"
        + "cpu_utilization_percent,throttled_percent,requests_per_second,errors_per_second,in_flight";

    public static void Write(RunResult result, Stream stream)
    {
        using var table = new CsvTable(stream, Header);
        for (var i = 0; i < result.SampleTimesSeconds.Count; i++)
        {
            var time = CsvNumber.Of(result.SampleTimesSeconds[i]);
            foreach (var series in result.Workloads)
                WriteRow(table, time, series, i);
        }
    }

    private static void WriteRow(CsvTable table, string time, WorkloadSeries series, int i) => table
        .Add(time)
        .Add(series.Workload.Namespace)
        .Add(series.Workload.Kind.ToString())
        .Add(series.Workload.Name)
        .Add(series.DesiredReplicas[i])
        .Add(series.Replicas[i])
        .Add(series.ReadyReplicas[i])
        .Add(series.UnavailableReplicas[i])
        .Add(series.CpuUsageMillicores[i])
        .Add(series.CpuRequestMillicores[i])
        .Add(series.CpuUtilizationPercent[i])
        .Add(series.ThrottledPercent[i])
        .Add(series.RequestsPerSecond[i])
        .Add(series.ErrorsPerSecond[i])
        .Add(series.InFlight[i])
        .EndRow();
}
