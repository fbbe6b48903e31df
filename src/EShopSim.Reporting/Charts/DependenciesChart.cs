using EShopSim.Reporting.Drawing;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>What does not scale with the cluster: the calls to each dependency, how full it is, and who waits for it.</summary>
internal static class DependenciesChart
{
    public const string Name = "dependencies";

    private const int MostDependencies = 4;

    /// <summary>The page; null where there is no dependency.</summary>
    public static Page? Of(RunResult result)
    {
        if (result.Dependencies.Count == 0)
            return null;
        var chosen = Columns.Busiest(result.Dependencies, MostDependencies, dependency => dependency.CallsPerSecond);
        return ChartFrame.Of(result, Name, "dependencies outside the cluster", [.. chosen.SelectMany(Panels)], LeftOut.Words("fewer calls", result.Dependencies.Except(chosen).Select(dependency => dependency.Name)));
    }

    private static IEnumerable<Panel> Panels(DependencySeries dependency)
    {
        yield return new Panel(dependency.Name + ": calls", "calls/s",
        [
            .. Trace.WhereAny("rejected, full", dependency.RejectedPerSecond, Palette.Vermillion),
            .. Trace.WhereAny("rejected, over its rate", dependency.RateLimitedPerSecond, Palette.Orange),
            new Trace("received", dependency.CallsPerSecond, Palette.Ink),
        ]);
        yield return new Panel(dependency.Name + ": calls in it", "calls",
        [
            .. Trace.WhereAny("waiting", dependency.Waiting, Palette.Vermillion),
            new Trace("at work", dependency.Busy, Palette.Sky) { IsFilled = true },
        ])
        { Height = 110 };
        if (Columns.HasValues(dependency.UtilizationPercent))
            yield return new Panel(dependency.Name + ": connections taken", "% of its connections", [new Trace("taken", dependency.UtilizationPercent, Palette.Blue)]) { Height = 90 };
    }
}
