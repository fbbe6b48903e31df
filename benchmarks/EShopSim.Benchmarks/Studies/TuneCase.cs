using System.Globalization;
using EShopSim.Formats;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Planning.Tuning;
using EShopSim.Simulation;

namespace EShopSim.Benchmarks.Studies;

/// <summary>A shipped scenario, a grid of settings, and objectives to tune for.</summary>
/// <param name="Name">The scenario's folder.</param>
/// <param name="Replications">Runs of each setting of the grid.</param>
/// <param name="Space">The grid.</param>
/// <param name="Objectives">Each a change of the scenario's objectives, as <c>--set</c> takes it.</param>
internal sealed record TuneCase(string Name, int Replications, SearchSpace Space, params string[][] Objectives)
{
    public static void PrintHeader() => Console.WriteLine(
        """
        | scenario | objective | settings | of them meet it | best of the grid, cost, % of limit | tune: runs | of one run of each | of as many as the grid had | recommends, cost, % of limit | above the best | above the best that is 3 % clear of the limit |
        |---|---|--:|--:|---|--:|--:|--:|---|--:|--:|
        """);

    public void Print(string root, string? folder)
    {
        var path = Path.Combine(root, Name);
        var scenario = Read(path, []);
        var farm = new RunFarm(new MemoryJournal(), Environment.ProcessorCount, null, CancellationToken.None);
        var grid = Enumerable.Range(0, (int)Space.Size).Select(i => Space.At(i)).Select(setting => (Setting: setting, Runs: RunsOf(scenario, setting, farm))).ToList();
        if (folder is not null)
            File.WriteAllLines(Path.Combine(folder, $"tune-{Name}.csv"), Table(scenario, grid));
        foreach (var objectives in Objectives)
            Print(Read(path, objectives), string.Join(", ", objectives), grid);
    }

    private void Print(Scenario scenario, string objectives, List<(Setting Setting, IReadOnlyList<RunMeasures> Runs)> grid)
    {
        var problem = new TuningProblem([scenario], Space, scenario.Seed);
        var scores = grid.ToDictionary(g => g.Setting, g => SettingScore.Of([scenario], [g.Runs], problem.Prices));
        var tuning = TuningResult.Of(problem, new RunFarm(new MemoryJournal(), Environment.ProcessorCount, null, CancellationToken.None));
        var feasible = scores.Where(s => s.Value.IsFeasible).ToList();
        var best = feasible.MinBy(s => s.Value.Cost);
        var clear = feasible.Where(s => s.Value.Ratio <= 1 - problem.Indifference).Select(s => s.Value.Cost).DefaultIfEmpty(double.NaN).Min();

        // The recommended setting by the grid's own runs: cost against cost over the same requests.
        var setting = tuning.Recommended?.Screened.Setting;
        var score = setting is not null ? scores[setting] : tuning.Recommended?.Score;
        var recommends = score is null ? "nothing" : $"{Words(setting)}: {Figures(score)}";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {Name} | {objectives} | {grid.Count} | {feasible.Count} | {(feasible.Count == 0 ? "none" : $"{Words(best.Key)}: {Figures(best.Value)}")} | {tuning.Runs} "
            + $"| {100.0 * tuning.Runs / grid.Count:0.0} % | {100.0 * tuning.Runs / (grid.Count * Replications):0.00} % | {recommends} "
            + $"| {Above(score, feasible.Count == 0 ? double.NaN : best.Value.Cost)} | {Above(score, clear)} |"));
    }

    private IReadOnlyList<RunMeasures> RunsOf(Scenario scenario, Setting setting, RunFarm farm)
    {
        var tuned = Space.Apply(scenario, setting);
        return farm.Run([.. Enumerable.Range(0, Replications).Select(r => new RunOrder(tuned, scenario.Seed, r))]);
    }

    private IEnumerable<string> Table(Scenario scenario, List<(Setting Setting, IReadOnlyList<RunMeasures> Runs)> grid)
    {
        var prices = new TuningProblem([scenario], Space, scenario.Seed).Prices;
        Measure[] measures = [.. scenario.Objectives.Select(Measures.OfObjective), Measures.Scalings];
        yield return $"{string.Join(',', Space.Ranges.Select(r => $"{r.Name}_{r.Knob}"))},replications,cost,{string.Join(',', measures.Select(m => m.Title))}";
        foreach (var (setting, runs) in grid)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(',', Space.Ranges.Select((r, i) => r.Values[setting.Levels[i]]))},{runs.Count},{runs.Average(prices.Of):0.000000},{string.Join(',', measures.Select(m => m.OfAll(runs).ToString("0.#####", CultureInfo.InvariantCulture)))}");
    }

    private string Words(Setting? setting) => setting is null
        ? "as it is"
        : string.Join(", ", Space.Ranges.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"{r.Name} {r.Knob} {r.Values[setting.Levels[i]]}")));

    private static string Figures(SettingScore score) => string.Create(CultureInfo.InvariantCulture, $"{score.Cost:0.00000}, {100 * score.Ratio:0.0} %");

    private static string Above(SettingScore? score, double best) =>
        score is null || double.IsNaN(best) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100 * ((score.Cost / best) - 1):+0.0;-0.0;0.0} %");

    private static Scenario Read(string path, IReadOnlyList<string> settings)
    {
        var reading = ScenarioReader.Read(new ScenarioInput { Path = path, Settings = settings });
        return reading.Scenario ?? throw new InvalidDataException(string.Join(Environment.NewLine, reading.Diagnostics));
    }
}
