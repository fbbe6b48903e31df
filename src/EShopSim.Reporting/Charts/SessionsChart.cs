using EShopSim.Reporting.Drawing;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>The users: how many are in a session, how their sessions end, and what they order.</summary>
internal static class SessionsChart
{
    public const string Name = "sessions";

    /// <summary>The page; null where nobody goes through sessions.</summary>
    public static Page? Of(RunResult result)
    {
        if (result.Sessions.Count == 0)
            return null;
        var samples = result.SampleTimesSeconds.Count;
        var panels = new List<Panel>
        {
            new("Users in a session, pauses included", "users", [Sum("users", Palette.Ink, s => s.Users)]) { Height = 150 },
            new("Sessions", "sessions/s",
            [
                Sum("begun", Palette.Ink, s => s.StartedPerSecond),
                Sum("finished", Palette.Sky, s => s.FinishedPerSecond),
                Sum("abandoned", Palette.Vermillion, s => s.AbandonedPerSecond),
                Sum("dropped", Palette.Orange, s => s.DroppedPerSecond),
            ])
            { Height = 190 },
        };
        if (result.Sessions.Any(s => s.GoalsPerSecond.Any(float.IsFinite)))
            panels.Add(new Panel("Orders", "orders/s", [new Trace("orders", Columns.Of(samples, i => result.Sessions.Sum(s => float.IsFinite(s.GoalsPerSecond[i]) ? s.GoalsPerSecond[i] : 0)), Palette.Ink)]) { Height = 130, Notes = Conversion(result) });
        return ChartFrame.Of(result, Name, "users and their sessions", panels);

        Trace Sum(string name, ScottPlot.Color color, Func<SessionSeries, IReadOnlyList<float>> values) =>
            new(name, Columns.Sum(samples, result.Sessions.Select(values)), color);
    }

    private static List<string> Conversion(RunResult result) =>
        ["", "orders per session:", .. result.SessionSummaries.Where(s => s.Goals is not null).Select(s => $"{Figures.Percent(s.ConversionPercent)} of {s.Traffic}")];
}
