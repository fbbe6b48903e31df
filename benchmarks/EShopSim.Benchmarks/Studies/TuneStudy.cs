using System.Globalization;
using EShopSim.Formats;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Tuning;
using EShopSim.Simulation;

namespace EShopSim.Benchmarks.Studies;

/// <summary>What <c>tune</c> recommends against the best of the whole grid, each point of it run request by request.</summary>
internal static class TuneStudy
{
    private const int Replications = 3;

    public static int Print(IReadOnlyList<string> arguments)
    {
        var root = arguments.Count > 0 ? arguments[0] : "scenarios";
        Print(Path.Combine(root, "getting-started"), [], new SearchSpace(
        [
            new KnobRange("default", "my-app", HpaKnob.Target, [30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]),
            new KnobRange("default", "my-app", HpaKnob.Min, [1, 2, 3, 4, 5, 6]),
            new KnobRange("default", "my-app", HpaKnob.ScaleDownWindow, [60, 300]),
        ]));
        Print(Path.Combine(root, "online-boutique-users"), ["spec.duration=16m"], new SearchSpace(
        [
            new KnobRange("boutique", "frontend", HpaKnob.Target, [30, 40, 50, 60, 70, 80, 90, 100]),
            new KnobRange("boutique", "frontend", HpaKnob.Min, [1, 2, 3, 4, 5, 6, 7, 8]),
        ]));
        return 0;
    }

    private static void Print(string path, IReadOnlyList<string> settings, SearchSpace space)
    {
        var reading = ScenarioReader.Read(new ScenarioInput { Path = path, Settings = settings });
        var scenario = reading.Scenario ?? throw new InvalidDataException(string.Join(Environment.NewLine, reading.Diagnostics));
        var problem = new TuningProblem([scenario], space, scenario.Seed);
        var farm = new RunFarm(new MemoryJournal(), Environment.ProcessorCount, null, CancellationToken.None);
        var tuning = TuningResult.Of(problem, farm);
        Console.WriteLine($"## {scenario.Name} {string.Join(' ', settings)}\n");
        var grid = Enumerable.Range(0, (int)space.Size).Select(i => (Setting: space.At(i), Score: Score(problem, farm, space.At(i)))).ToList();
        Summarize(problem, tuning, grid);
        Console.WriteLine($"\n| {string.Join(" | ", space.Ranges.Select(r => $"{r.Name} {r.Knob}"))} | cost | worst measure over limit | scalings | meets |\n|{string.Concat(space.Ranges.Select(_ => "--:|"))}--:|--:|--:|---|");
        foreach (var (setting, score) in grid.OrderBy(g => g.Score.Cost))
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {string.Join(" | ", space.Ranges.Select((r, i) => r.Values[setting.Levels[i]]))} | {score.Cost:0.0000} | {score.Ratio:0.000} | {score.Scalings:0.0} | {(score.IsFeasible ? "yes" : "no")} |"));
        Console.WriteLine();
    }

    private static SettingScore Score(TuningProblem problem, RunFarm farm, Setting setting)
    {
        var scenario = problem.Space.Apply(problem.Scenarios[0], setting);
        return SettingScore.Of(problem.Scenarios, [farm.Run([.. Enumerable.Range(0, Replications).Select(r => new RunOrder(scenario, problem.Seed, r))])], problem.Prices);
    }

    private static void Summarize(TuningProblem problem, TuningResult tuning, List<(Setting Setting, SettingScore Score)> grid)
    {
        var best = grid.Where(g => g.Score.IsFeasible).Select(g => g.Score.Cost).DefaultIfEmpty(double.NaN).Min();
        var gridRuns = grid.Count * Replications;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{grid.Count} settings, {Replications} replications each: {gridRuns} runs; {grid.Count(g => g.Score.IsFeasible)} meet the objectives, the cheapest at {best:0.0000}. "
            + $"tune: {tuning.Runs} runs ({100.0 * tuning.Runs / gridRuns:0.0} %), {tuning.Finalists.Count} finalists, recommends {Words(problem, tuning.Recommended?.Screened.Setting)} "
            + $"at {tuning.Recommended?.Score.Cost ?? double.NaN:0.0000} ({100 * ((tuning.Recommended?.Score.Cost ?? double.NaN) / best - 1):+0.0;-0.0} %)."));
    }

    private static string Words(TuningProblem problem, Setting? setting) => setting is null
        ? "today's setting or none"
        : string.Join(", ", problem.Space.Ranges.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"{r.Name} {r.Knob} {r.Values[setting.Levels[i]]}")));
}
