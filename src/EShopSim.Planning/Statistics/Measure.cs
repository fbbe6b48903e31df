using EShopSim.Planning.Runs;

namespace EShopSim.Planning.Statistics;

/// <summary>A number that every run has, and what several runs say of it together.</summary>
/// <param name="Name">Its name, as <c>orders.place p99</c>.</param>
/// <param name="Unit">Its unit, as <c>ms</c>.</param>
/// <param name="OfRun">Its value in one run; NaN where it has none.</param>
/// <param name="OfAll">Its value over several runs: percentiles of merged histograms, shares of summed counts, means of the rest.</param>
public sealed record Measure(string Name, string Unit, Func<RunMeasures, double> OfRun, Func<IReadOnlyList<RunMeasures>, double> OfAll)
{
    /// <summary>By how much it moves at the least when it moves, where that is much: by 1 if it is a count. 0 where it moves smoothly.</summary>
    public double Step { get; init; }

    /// <summary>Of a percentile, how many requests of a run lie beyond it; null of anything else.</summary>
    public Func<RunMeasures, double>? Beyond { get; init; }

    /// <summary>Name and unit, as <c>orders.place p99 (ms)</c>.</summary>
    public string Title => $"{Name} ({Unit})";

    internal static Measure Averaged(string name, string unit, Func<RunMeasures, double> ofRun) =>
        new(name, unit, ofRun, runs => Estimate.Of(name, runs.Select(ofRun)).Mean);
}
