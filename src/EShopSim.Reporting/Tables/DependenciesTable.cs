using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tables;

/// <summary><c>dependencies.csv</c>: one row per sample and dependency outside the cluster; only where there is one.</summary>
internal static class DependenciesTable
{
    public const string FileName = "dependencies.csv";

    private const string Header = "time_s,name,calls_per_second,rejected_per_second,rate_limited_per_second,busy,waiting,utilization_percent";

    public static void Write(RunResult result, Stream stream)
    {
        using var table = new CsvTable(stream, Header);
        for (var i = 0; i < result.SampleTimesSeconds.Count; i++)
        {
            var time = CsvNumber.Of(result.SampleTimesSeconds[i]);
            foreach (var dependency in result.Dependencies)
                table
                    .Add(time)
                    .Add(dependency.Name)
                    .Add(dependency.CallsPerSecond[i])
                    .Add(dependency.RejectedPerSecond[i])
                    .Add(dependency.RateLimitedPerSecond[i])
                    .Add(dependency.Busy[i])
                    .Add(dependency.Waiting[i])
                    .Add(dependency.UtilizationPercent[i])
                    .EndRow();
        }
    }
}
