using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tables;

/// <summary><c>operations.csv</c>: one row per sample, traffic source and entry operation.</summary>
internal static class OperationsTable
{
    private const string Header =
        "time_s,traffic,operation,offered_per_second,completed_per_second,failed_per_second,latency_mean_ms,latency_p50_ms,latency_p95_ms,latency_p99_ms";

    public static void Write(RunResult result, Stream stream)
    {
        using var table = new CsvTable(stream, Header);
        for (var i = 0; i < result.SampleTimesSeconds.Count; i++)
        {
            var time = CsvNumber.Of(result.SampleTimesSeconds[i]);
            foreach (var series in result.Operations)
                WriteRow(table, time, series, i);
        }
    }

    private static void WriteRow(CsvTable table, string time, OperationSeries series, int i) => table
        .Add(time)
        .Add(series.Traffic)
        .Add(series.Operation)
        .Add(series.OfferedPerSecond[i])
        .Add(series.CompletedPerSecond[i])
        .Add(series.FailedPerSecond[i])
        .Add(series.LatencyMeanMs[i])
        .Add(series.LatencyP50Ms[i])
        .Add(series.LatencyP95Ms[i])
        .Add(series.LatencyP99Ms[i])
        .EndRow();
}
