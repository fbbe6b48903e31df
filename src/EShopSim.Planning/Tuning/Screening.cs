using EShopSim.Engine;
using EShopSim.Planning.Runs;

namespace EShopSim.Planning.Tuning;

/// <summary>Scores many settings cheaply: the whole grid where it is small, else a sample of it and then the neighbours of the best.</summary>
internal sealed class Screening(TuningProblem problem, RunFarm farm)
{
    private const int Batch = 32;

    // Expected to be feasible up to here; the request engine decides.
    private const double NearlyFeasible = 1.25;

    private readonly Dictionary<Setting, ScreenedSetting> _known = [];
    private readonly List<ScreenedSetting> _inOrder = [];
    private Func<SettingScore, SettingEstimate> _expect = null!;

    /// <summary>Today's setting.</summary>
    public ScreenedSetting Today() => Score([null], score => new SettingEstimate(score.Cost, score.Ratio))[0];

    /// <summary>All settings scored, in the order they were.</summary>
    /// <param name="outlook">What runs have shown so far: the search for better ones goes by what is to be expected.</param>
    public IReadOnlyList<ScreenedSetting> Run(Outlook outlook)
    {
        _expect = outlook.Of;
        if (problem.Space.Size <= problem.MostScreened)
        {
            Screen([.. Enumerable.Range(0, (int)problem.Space.Size).Select(i => problem.Space.At(i))]);
            return _inOrder;
        }

        Screen(Sample(problem.MostScreened / 2));
        while (_inOrder.Count < problem.MostScreened && NeighboursOfTheBest() is { Count: > 0 } next)
            Screen(next);
        return _inOrder;
    }

    /// <summary>The settings that no other beats in both cost and objectives, from the cheapest on.</summary>
    public static IReadOnlyList<ScreenedSetting> Front(IEnumerable<ScreenedSetting> settings)
    {
        var front = new List<ScreenedSetting>();
        foreach (var one in settings.OrderBy(s => s.Expected.Cost).ThenBy(s => s.Expected.Ratio).ThenBy(s => s.Score.Scalings))
            if (front.Count == 0 || one.Expected.Ratio < front[^1].Expected.Ratio)
                front.Add(one);
        return front;
    }

    private void Screen(IReadOnlyList<Setting> settings)
    {
        foreach (var batch in settings.Where(s => !_known.ContainsKey(s)).Distinct().Chunk(Batch))
            foreach (var scored in Score(batch, _expect))
            {
                _known[scored.Setting!] = scored;
                _inOrder.Add(scored);
            }
    }

    private ScreenedSetting[] Score(IReadOnlyList<Setting?> settings, Func<SettingScore, SettingEstimate> expect)
    {
        var orders = settings
            .SelectMany(setting => problem.Scenarios.Select(s => setting is null ? s : problem.Space.Apply(s, setting)))
            .Select(s => new RunOrder(s, problem.Seed, 0) { Engine = problem.Screening })
            .ToArray();
        var runs = farm.Run(orders);
        var perSetting = problem.Scenarios.Count;
        return
        [
            .. settings.Select((setting, i) =>
            {
                var score = SettingScore.Of(problem.Scenarios, [.. runs.Skip(i * perSetting).Take(perSetting).Select(r => new[] { r })], problem.Prices);
                return new ScreenedSetting(setting, score) { Expected = expect(score) };
            }),
        ];
    }

    // Every field's levels equally often and in an order of its own (a Latin hypercube, McKay, Beckman and Conover 1979).
    private List<Setting> Sample(int count)
    {
        var random = new RandomStreams(problem.Seed, 0).Get("tuning/sample");
        var columns = problem.Space.Ranges.Select(range =>
        {
            int[] levels = [.. Enumerable.Range(0, count).Select(i => i * range.Values.Count / count)];
            for (var i = levels.Length - 1; i > 0; i--)
            {
                var other = random.NextIndex(i + 1);
                (levels[i], levels[other]) = (levels[other], levels[i]);
            }

            return levels;
        }).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => new Setting([.. columns.Select(c => c[i])]))];
    }

    // One step in one field away from what is best so far: the settings of the front, and the cheapest that may do.
    private List<Setting> NeighboursOfTheBest()
    {
        var best = Front(_inOrder).Where(s => s.Expected.Ratio <= NearlyFeasible).Take(4).ToList();
        if (best.Count == 0)
            best = [_inOrder.MinBy(s => s.Expected.Ratio)!];
        var next = new List<Setting>();
        foreach (var setting in best.Select(b => b.Setting!))
            for (var i = 0; i < problem.Space.Ranges.Count; i++)
                foreach (var level in new[] { setting.Levels[i] - 1, setting.Levels[i] + 1 })
                    if (level >= 0 && level < problem.Space.Ranges[i].Values.Count && setting.With(i, level) is var neighbour && !_known.ContainsKey(neighbour))
                        next.Add(neighbour);
        return [.. next.Distinct().Take(problem.MostScreened - _inOrder.Count)];
    }
}
