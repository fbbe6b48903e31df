using System.Globalization;
using EShopSim.Simulation;

namespace EShopSim.Planning.Runs;

/// <summary>How near the fluid engine comes to the request engine in one region of load, as measured: docs/validation.md, benchmarks/results/fluid.md.</summary>
/// <param name="Region">CPU used over what the ready pods may use, of the busiest module.</param>
/// <param name="MeanPercent">Half of all minutes lie nearer than that in mean latency.</param>
/// <param name="P95Percent">The same of the 95th percentile.</param>
/// <param name="P99Percent">The same of the 99th percentile.</param>
/// <param name="FailedPoints">Mean difference of the share of failed requests, in percentage points.</param>
public sealed record FluidError(string Region, double MeanPercent, double P95Percent, double P99Percent, double FailedPoints)
{
    private const double TrustedPercent = 15;

    /// <summary>Share of the minutes of the same scenarios in which the replicas of an autoscaled workload differed by one at most.</summary>
    public const double ReplicasWithinOnePercent = 100;

    /// <summary>The regions in order of load: a hundred generated scenarios, which are harder than the shipped ones.</summary>
    public static IReadOnlyList<FluidError> ByLoad { get; } =
    [
        new(LoadRegion.Names[0], 1, 3, 5, 1.4),
        new(LoadRegion.Names[1], 3, 6, 6, 0.5),
        new(LoadRegion.Names[2], 17, 12, 13, 7.5),
        new(LoadRegion.Names[3], 12, 11, 7, 20.5),
    ];

    /// <summary>What whoever relies on the fluid engine should know, as a paragraph.</summary>
    public static string Notice { get; } =
        "The fluid engine is approximate. Measured error of mean, p95 and p99 latency (half of all minutes are nearer), by CPU load of the busiest module: "
        + string.Join("; ", ByLoad.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Region} {e.MeanPercent:0}, {e.P95Percent:0} and {e.P99Percent:0} %")))
        + $". Above {TrustedPercent:0} % and not to be relied on: {string.Join("; ", ByLoad.Where(e => e.Untrusted.Count > 0).Select(e => $"{string.Join(", ", e.Untrusted)} at {e.Region}"))}."
        + string.Create(CultureInfo.InvariantCulture, $" Replicas were within one in {ReplicasWithinOnePercent:0.#} % of the minutes.");

    /// <summary>What whoever relies on the fluid engine for these scenarios should know, as a paragraph.</summary>
    public static string NoticeFor(IEnumerable<Scenario> scenarios)
    {
        var gaps = scenarios.SelectMany(FluidGaps.Of).Distinct(StringComparer.Ordinal).ToList();
        return gaps.Count == 0 ? Notice : $"{Notice} It leaves out what these scenarios use: {string.Join(", ", gaps)}; there the error may be larger.";
    }

    /// <summary>The figures whose error is above 15 %.</summary>
    private IReadOnlyList<string> Untrusted =>
    [
        .. new[] { ("mean", MeanPercent), ("p95", P95Percent), ("p99", P99Percent) }.Where(e => e.Item2 > TrustedPercent).Select(e => e.Item1),
    ];
}
