using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tables;

/// <summary><c>sessions.csv</c>: one row per sample and traffic source whose clients go through sessions.</summary>
internal static class SessionsTable
{
    public const string FileName = "sessions.csv";

    private const string Header =
        "time_s,traffic,users,started_per_second,finished_per_second,abandoned_per_second,dropped_per_second,goals_per_second";

    public static void Write(RunResult result, Stream stream)
    {
        using var table = new CsvTable(stream, Header);
        for (var i = 0; i < result.SampleTimesSeconds.Count; i++)
        {
            var time = CsvNumber.Of(result.SampleTimesSeconds[i]);
            foreach (var series in result.Sessions)
            {
                table.Add(time).Add(series.Traffic).Add(series.Users[i])
                    .Add(series.StartedPerSecond[i]).Add(series.FinishedPerSecond[i]).Add(series.AbandonedPerSecond[i])
                    .Add(series.DroppedPerSecond[i]).Add(series.GoalsPerSecond[i])
                    .EndRow();
            }
        }
    }
}
