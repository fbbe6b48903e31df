using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tables;

/// <summary><c>errors.csv</c>: one row per sample and way in which requests of an entry operation failed in it; none where nothing failed.</summary>
internal static class ErrorsTable
{
    private const string Header = "time_s,traffic,operation,cause,module,failed_per_second";

    public static void Write(RunResult result, Stream stream)
    {
        using var table = new CsvTable(stream, Header);
        for (var i = 0; i < result.SampleTimesSeconds.Count; i++)
        {
            var time = CsvNumber.Of(result.SampleTimesSeconds[i]);
            foreach (var series in result.Failures.Where(f => f.PerSecond[i] > 0))
                table
                    .Add(time)
                    .Add(series.Traffic)
                    .Add(series.Operation)
                    .Add(series.Cause)
                    .Add(series.Module)
                    .Add(series.PerSecond[i])
                    .EndRow();
        }
    }
}
