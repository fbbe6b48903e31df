using System.Globalization;
using EShopSim.Engine;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Benchmarks.Studies;

/// <summary>How often the interval that <c>compare</c> gives holds the true difference of two variants, one with twice the CPU per request.</summary>
internal static class CompareStudy
{
    private const int Replications = 10;
    private const int OfTheTruth = 1000;
    private const double PerSecond = 25;
    private const double CpuSeconds = 0.025;
    private const ulong SeedOfTheTruth = 1;
    private const ulong FirstSeed = 5000;

    private static readonly string[] s_measures = [$"{StudyStation.Operation} mean", $"{StudyStation.Operation} p50", $"{StudyStation.Operation} p95", $"{StudyStation.Operation} p99", "replica-hours", "scalings"];

    public static int Print(IReadOnlyList<string> arguments)
    {
        var repetitions = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 100;
        var (baseline, variant) = (Shop(CpuSeconds), Shop(2 * CpuSeconds));
        var truth = Differences(baseline, variant, SeedOfTheTruth, OfTheTruth);
        var holds = truth.ToDictionary(t => t.Measure.Name, _ => 0, StringComparer.Ordinal);
        for (var i = 0; i < repetitions; i++)
            foreach (var (found, exact) in Differences(baseline, variant, FirstSeed + (ulong)i, Replications).Zip(truth))
                holds[exact.Measure.Name] += found.Low95 <= exact.Difference && exact.Difference <= found.High95 ? 1 : 0;
        Console.WriteLine($"| measure | baseline | twice the CPU | true difference ({OfTheTruth} replications) | intervals of {repetitions} that hold it | variance gained by common random numbers |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        foreach (var exact in truth)
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {exact.Measure.Title} | {exact.Baseline:0.###} | {exact.Variant:0.###} | {exact.Difference:+0.###;-0.###} ± {exact.HalfWidth95:0.###} | {holds[exact.Measure.Name]} | {exact.VarianceFactor:0.0} times |"));
        return 0;
    }

    private static PairedDifference[] Differences(Scenario baseline, Scenario variant, ulong seed, int replications)
    {
        var farm = new RunFarm(new MemoryJournal(), Environment.ProcessorCount, null, CancellationToken.None);
        var numbers = Enumerable.Range(0, replications).ToArray();
        var before = farm.Run([.. numbers.Select(r => new RunOrder(baseline, seed, r))]);
        var after = farm.Run([.. numbers.Select(r => new RunOrder(variant, seed, r))]);
        return [.. Measures.Of(baseline, before[0]).Where(m => s_measures.Contains(m.Name, StringComparer.Ordinal)).Select(m => PairedDifference.Of(m, before, after))];
    }

    // Waves that an HPA follows up and down, and demands so uneven that it does not do so at the same instants every time.
    private static Scenario Shop(double cpuSeconds)
    {
        var (warmup, duration) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));
        var shop = StudyStation.Of(1, new LogNormalDistribution(cpuSeconds, 1.5), PerSecond, ServiceDiscipline.Sharing, warmup, duration).Scaled(targetPercent: 60, most: 12);
        var third = duration / 3;
        var curve = new RateCurve([.. Enumerable.Range(0, 3).SelectMany(i => new[]
        {
            new RateSegment(third * i, (third * i) + (third / 2), PerSecond / 2, PerSecond * 1.5),
            new RateSegment((third * i) + (third / 2), third * (i + 1), PerSecond * 1.5, PerSecond / 2),
        })]);
        return shop with { Traffic = [new TrafficSource("clients", [new MixEntry(StudyStation.Operation, 1)], curve)] };
    }
}
