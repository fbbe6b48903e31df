using System.Globalization;
using EShopSim.Formats;
using EShopSim.Planning.Runs;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Benchmarks.Studies;

/// <summary>The fluid engine against the request engine, over the shipped scenarios and a hundred generated ones, by region of load.</summary>
/// <remarks>The same comparison between two replications of the request engine tells how much of it is chance.</remarks>
internal static class FluidStudy
{
    private const int Generated = 100;
    private const string PartOfAWeek = "opening.yaml";

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    // The long ones are cut, what follows being more of the same shapes; a week has its own part of it.
    private static readonly Dictionary<string, string> s_cut = new(StringComparer.Ordinal) { ["shop-day"] = "9h" };

    public static int Print(IReadOnlyList<string> arguments)
    {
        var generated = arguments.Count > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : Generated;
        var shipped = Directory.GetDirectories(arguments.Count > 0 ? arguments[0] : "scenarios").Order(StringComparer.Ordinal).Select(Read).ToList();
        Console.WriteLine("| scenario | requests | replicas within one, of the minutes | of another replication | mean | p95 | p99 | failed, points |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        var ofShipped = shipped.ConvertAll(Compare);
        foreach (var (fluid, chance) in ofShipped)
            PrintRow(fluid.Name, [fluid], [chance]);
        PrintRow("**all shipped**", [.. ofShipped.Select(c => c.Fluid)], [.. ofShipped.Select(c => c.Chance)]);
        var ofGenerated = Enumerable.Range(0, generated).AsParallel().AsOrdered().Select(i => Compare(GeneratedShop.Of(i))).ToList();
        PrintRow($"**{generated} generated**", [.. ofGenerated.Select(c => c.Fluid)], [.. ofGenerated.Select(c => c.Chance)]);
        PrintRegions("shipped", ofShipped);
        PrintRegions("generated", ofGenerated);
        PrintWorst(ofGenerated);
        return 0;
    }

    private static Scenario Read(string folder)
    {
        var name = Path.GetFileName(folder);
        var settings = s_cut.TryGetValue(name, out var duration) ? new[] { $"spec.duration={duration}" } : [];
        var part = Path.Combine(folder, PartOfAWeek);
        var reading = ScenarioReader.Read(new ScenarioInput { Path = File.Exists(part) ? part : folder, Settings = settings });
        return reading.Scenario ?? throw new InvalidDataException(string.Join(Environment.NewLine, reading.Diagnostics));
    }

    private static (FluidComparison Fluid, FluidComparison Chance) Compare(Scenario scenario)
    {
        scenario = scenario with { RecordEvery = s_minute };
        var requests = Run(scenario, SimulationEngine.Requests, 0);
        return (FluidComparison.Of(Run(scenario, SimulationEngine.Fluid, 0), requests), FluidComparison.Of(Run(scenario, SimulationEngine.Requests, 1), requests));
    }

    private static RunResult Run(Scenario scenario, SimulationEngine engine, int replication) =>
        ScenarioRunner.Run(scenario, new RunOptions { Engine = engine, Replication = replication });

    private static void PrintRow(string name, IReadOnlyList<FluidComparison> fluid, IReadOnlyList<FluidComparison> chance)
    {
        FluidWindow[] windows = [.. fluid.SelectMany(f => f.Windows)];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {fluid.Sum(f => f.Requests):N0} | {Within(fluid)} | {Within(chance)} | {Errors(windows, w => w.Mean)} | {Errors(windows, w => w.P95)} | {Errors(windows, w => w.P99)} | {Middle(windows, w => w.Failed):0.00} |"));
    }

    private static string Within(IReadOnlyList<FluidComparison> all) => all.Sum(a => a.ReplicaMinutes) is var minutes and > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * all.Sum(a => a.WithinOne) / minutes:0.0} %")
        : "–";

    private static void PrintRegions(string which, IReadOnlyList<(FluidComparison Fluid, FluidComparison Chance)> all)
    {
        Console.WriteLine();
        Console.WriteLine($"| load, {which} | minutes | mean | p95 | p99 | failed, points | by chance: mean | p95 | p99 | failed, points |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (var region = 0; region < LoadRegion.Names.Count; region++)
        {
            FluidWindow[] fluid = [.. all.SelectMany(a => a.Fluid.Windows).Where(w => w.Region == region)];
            FluidWindow[] chance = [.. all.SelectMany(a => a.Chance.Windows).Where(w => w.Region == region)];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {LoadRegion.Names[region]} | {fluid.Length:N0} | {AllErrors(fluid)} | {AllErrors(chance)} |"));
        }
    }

    private static string AllErrors(FluidWindow[] windows) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Errors(windows, w => w.Mean)} | {Errors(windows, w => w.P95)} | {Errors(windows, w => w.P99)} | {windows.Select(w => Math.Abs(w.Failed)).DefaultIfEmpty(0).Average():0.00}");

    // Half of all minutes are nearer than the first figure, nine of ten than the second; the sign tells on which side their middle lies.
    private static string Errors(FluidWindow[] windows, Func<FluidWindow, double> of)
    {
        double[] sizes = [.. windows.Select(of).Where(double.IsFinite).Select(Math.Abs).Order()];
        return sizes.Length == 0 ? "–" : string.Create(
            CultureInfo.InvariantCulture, $"{100 * sizes[sizes.Length / 2]:0} %, {100 * sizes[sizes.Length * 9 / 10]:0} % ({Math.Round(100 * Middle(windows, of)) + 0.0:+0;-0;+0})");
    }

    private static double Middle(FluidWindow[] windows, Func<FluidWindow, double> of)
    {
        double[] values = [.. windows.Select(of).Where(double.IsFinite).Order()];
        return values.Length == 0 ? 0 : values[values.Length / 2];
    }

    private static void PrintWorst(IReadOnlyList<(FluidComparison Fluid, FluidComparison Chance)> all)
    {
        Console.WriteLine();
        Console.WriteLine("Generated scenarios with the largest errors of the mean:");
        Console.WriteLine();
        Console.WriteLine("| scenario | requests | replicas within one, of the minutes | of another replication | mean | p95 | p99 | failed, points |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var (fluid, chance) in all.OrderByDescending(a => Math.Abs(Middle([.. a.Fluid.Windows], w => w.Mean))).Take(8))
            PrintRow(fluid.Name, [fluid], [chance]);
    }
}
