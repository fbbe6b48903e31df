using System.Globalization;
using EShopSim.Engine;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Planning.Theory;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Benchmarks.Studies;

/// <summary>How often the 95 % interval of ten replications holds the exact mean latency of a queue that has one.</summary>
internal static class CoverageStudy
{
    private const int Replications = 10;
    private const double ServiceSeconds = 0.02;
    private const double Load = 0.8;
    private const int Cores = 4;

    public static int Print(IReadOnlyList<string> arguments)
    {
        var repetitions = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 100;
        Console.WriteLine("| queue | load | replications | repetitions | exact mean, ms | mean of all, ms | intervals that hold it | in each hundred |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|---|");
        var (minute, duration) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(6));
        Print("M/M/4, first in first out", repetitions, new MultiServerQueue(Cores, Cores * Load / ServiceSeconds, ServiceSeconds).MeanSojournSeconds, StudyStation.Of(
            Cores, new ExponentialDistribution(ServiceSeconds), Cores * Load / ServiceSeconds, ServiceDiscipline.Fifo, minute, duration));
        Print("M/G/1, processor sharing, lognormal with cv 1.5", repetitions, ServiceSeconds / (1 - Load), StudyStation.Of(
            1, new LogNormalDistribution(ServiceSeconds, 1.5), Load / ServiceSeconds, ServiceDiscipline.Sharing, minute, 2 * duration));
        return 0;
    }

    private static void Print(string name, int repetitions, double exactSeconds, Scenario scenario)
    {
        var all = new Tally();
        var held = new bool[repetitions];
        for (var i = 0; i < repetitions; i++)
        {
            var farm = new RunFarm(new MemoryJournal(), Environment.ProcessorCount, null, CancellationToken.None);
            var runs = farm.Run([.. Enumerable.Range(0, Replications).Select(r => new RunOrder(scenario, 1000 + (ulong)i, r))]);
            var mean = Estimate.Of("mean", runs.Select(r => r.Operations[0].LatencySeconds.Mean));
            all.Add(mean.Mean);
            held[i] = Math.Abs(mean.Mean - exactSeconds) <= mean.HalfWidth95;
        }

        var hundreds = string.Join(", ", held.Chunk(100).Select(h => h.Count(x => x).ToString(CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Load:P0} | {Replications} | {repetitions} | {exactSeconds * 1000:0.000} | {all.Mean * 1000:0.000} | {held.Count(x => x)} | {hundreds} |"));
    }
}
