using EShopSim.Reporting.Drawing;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>All charts of a run.</summary>
internal static class RunCharts
{
    /// <summary>Charts that not every run has.</summary>
    public static IReadOnlyList<string> Optional { get; } = [ScaleUpChart.Name, SessionsChart.Name, QueuesChart.Name, DependenciesChart.Name];

    /// <summary>All that there are, over a part of the run where one is given; the largest scale-up shows its own.</summary>
    public static IEnumerable<Page> Of(RunResult result, TimeFrame? part = null) =>
        Whole(result).Select(page => string.Equals(page.Name, ScaleUpChart.Name, StringComparison.Ordinal) ? page : page.Within(part));

    private static IEnumerable<Page> Whole(RunResult result)
    {
        yield return OverviewChart.Of(result);
        yield return ReplicasChart.Of(result);
        if (ScaleUpChart.Of(result) is { } scaleUp)
            yield return scaleUp;
        yield return LatencyChart.Of(result);
        yield return TimeChart.Of(result);
        yield return CpuChart.Of(result);
        yield return ErrorsChart.Of(result);
        if (SessionsChart.Of(result) is { } sessions)
            yield return sessions;
        if (QueuesChart.Of(result) is { } queues)
            yield return queues;
        if (DependenciesChart.Of(result) is { } dependencies)
            yield return dependencies;
        yield return NodesChart.Of(result);
    }
}
