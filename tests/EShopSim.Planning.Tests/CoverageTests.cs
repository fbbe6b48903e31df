using EShopSim.Engine;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Planning.Theory;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Tests;

/// <summary>How often 95 % intervals hold a truth that is known, at fixed seeds: the bounds are three standard deviations of the binomial distribution.</summary>
public sealed class CoverageTests
{
    private const int Replications = 10;
    private const double ServiceSeconds = 0.02;

    // Lindley's recursion from the steady state on: the mean time in an M/M/1 queue at half load is twice the service time.
    [Fact]
    public void The_mean_of_a_queue_lies_in_its_interval_as_often_as_it_should()
    {
        const int Repetitions = 400;
        var random = new RandomStream(7);
        var held = Enumerable.Range(0, Repetitions).Count(_ => Holds(Estimate.Of("time", Enumerable.Range(0, Replications).Select(_ => MeanSojourn(random, 1000))), 2));

        Assert.InRange(held, 0.95 * Repetitions - (3 * Deviation(Repetitions)), 0.95 * Repetitions + (3 * Deviation(Repetitions)));
    }

    // A scaling more in 3 of 100 runs: ten runs are mostly all alike, and Student's interval then has no width.
    [Fact]
    public void What_hardly_ever_differs_lies_in_its_interval_too()
    {
        const int Repetitions = 400;
        const double Rare = 0.03;
        var random = new RandomStream(11);
        var counts = Enumerable.Range(0, Repetitions).Select(_ => Enumerable.Range(0, Replications).Select(_ => random.NextDouble() < Rare ? 2.0 : 1.0).ToArray()).ToList();

        Assert.InRange(counts.Count(c => Holds(Estimate.Of("scalings", c), 1 + Rare)), 0, 0.5 * Repetitions);
        Assert.InRange(counts.Count(c => Holds(Estimate.Of("scalings", c, step: 1), 1 + Rare)), 0.95 * Repetitions, Repetitions);
    }

    // Two workers, a twentieth more CPU per request: Erlang's formulas say what that makes of the mean and of percentiles.
    // (No p99: in runs as short as these it rests on 15 requests each, too few to tell how much it scatters.)
    [Fact]
    public void Differences_of_two_variants_lie_in_their_intervals_as_often_as_they_should()
    {
        const int Repetitions = 60;
        const double Factor = 1.05;
        const double PerSecond = 60;
        var (light, heavy) = (new MultiServerQueue(2, PerSecond, ServiceSeconds), new MultiServerQueue(2, PerSecond, Factor * ServiceSeconds));
        (string Name, double TruthMs)[] truths =
        [
            ("mean", (heavy.MeanSojournSeconds - light.MeanSojournSeconds) * 1000),
            .. new[] { ("p50", 0.5), ("p95", 0.95) }.Select(p => (p.Item1, (heavy.SojournQuantileSeconds(p.Item2) - light.SojournQuantileSeconds(p.Item2)) * 1000)),
        ];
        var farm = new RunFarm(new MemoryJournal(), 2, null, TestContext.Current.CancellationToken);
        var (baseline, variant) = (Workers(ServiceSeconds, PerSecond), Workers(Factor * ServiceSeconds, PerSecond));
        var held = truths.ToDictionary(t => t.Name, _ => 0, StringComparer.Ordinal);
        for (var seed = 0; seed < Repetitions; seed++)
        {
            var before = farm.Run([.. Enumerable.Range(0, Replications).Select(r => new RunOrder(baseline, (ulong)seed, r))]);
            var after = farm.Run([.. Enumerable.Range(0, Replications).Select(r => new RunOrder(variant, (ulong)seed, r))]);
            foreach (var (name, truth) in truths)
            {
                var found = PairedDifference.Of(Measures.Of(baseline, before[0]).First(m => m.Name == $"station.serve {name}"), before, after);
                held[name] += found.Low95 <= truth && truth <= found.High95 ? 1 : 0;
            }
        }

        Assert.All(truths, t => Assert.True(held[t.Name] >= 0.95 * Repetitions - (3 * Deviation(Repetitions)), $"{t.Name}: {held[t.Name]} of {Repetitions}"));
    }

    private static double Deviation(int repetitions) => Math.Sqrt(repetitions * 0.95 * 0.05);

    private static bool Holds(Estimate estimate, double truth) => Math.Abs(estimate.Mean - truth) <= estimate.HalfWidth95;

    // In service times, at half load.
    private static double MeanSojourn(RandomStream random, int customers)
    {
        const double Load = 0.5;
        var wait = random.NextDouble() < Load ? random.NextExponential() / (1 - Load) : 0;
        var sum = 0.0;
        for (var i = 0; i < customers; i++)
        {
            var sojourn = wait + random.NextExponential();
            sum += sojourn;
            wait = Math.Max(0, sojourn - (random.NextExponential() / Load));
        }

        return sum / customers;
    }

    private static Scenario Workers(double cpuSeconds, double perSecond)
    {
        var scenario = Station.Of(cpuSeconds, perSecond, minutes: 0.5);
        return scenario with
        {
            Warmup = TimeSpan.FromSeconds(5),
            RecordEvery = TimeSpan.FromSeconds(10),
            Modules = [scenario.Modules[0] with { Discipline = ServiceDiscipline.Fifo }],
        };
    }
}
