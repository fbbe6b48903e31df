using EShopSim.Simulation;

namespace EShopSim.Planning.Tuning;

/// <summary>What is to be expected of every setting, after the runs that there are.</summary>
internal sealed class Outlook
{
    private readonly TuningProblem _problem;
    private readonly Dictionary<Finalist, SettingEstimate> _ofFinalists = [];
    private readonly List<(double Screened, double Run)> _costs = [];
    private readonly List<(double Screened, double Run)>[][] _ratios;

    /// <param name="problem">What is searched.</param>
    /// <param name="finalists">Settings that were run; each at least once.</param>
    public Outlook(TuningProblem problem, IReadOnlyList<Finalist> finalists)
    {
        _problem = problem;
        _ratios = [.. problem.Scenarios.Select(s => s.Objectives.Select(_ => new List<(double, double)>()).ToArray())];
        var known = finalists.MaxBy(f => f.Replications)!;
        foreach (var finalist in finalists)
            Add(finalist, known);
    }

    /// <summary>What runs say of a finalist.</summary>
    public SettingEstimate Of(Finalist finalist) => _ofFinalists[finalist];

    /// <summary>What they let one expect of a setting that was not run.</summary>
    public SettingEstimate Of(SettingScore screened) => new(
        ScreeningCorrection.Of(screened.Cost, _costs),
        screened.Ratios.Select((ofScenario, s) => ofScenario.Select((ratio, o) => ScreeningCorrection.OfRatio(ratio, _ratios[s][o])).Max()).Max());

    // What the first replications of the one that is known best differ from all its replications, those of another differ, too: they
    // have the same requests (a control variate; Law, Simulation Modeling and Analysis, 11.4). Failures are too rare for that.
    private void Add(Finalist finalist, Finalist known)
    {
        var (own, all, same) = (finalist.Score, known.Score, known.ScoreOfFirst(finalist.Replications));
        var cost = own.Cost * Factor(all.Cost, same.Cost);
        _costs.Add((finalist.Screened.Score.Cost, cost));
        var worst = 0.0;
        for (var s = 0; s < _ratios.Length; s++)
            for (var o = 0; o < _ratios[s].Length; o++)
            {
                var isRare = _problem.Scenarios[s].Objectives[o].Measure == ObjectiveMeasure.ErrorRate;
                var ratio = own.Ratios[s][o] * (isRare ? 1 : Factor(all.Ratios[s][o], same.Ratios[s][o]));
                _ratios[s][o].Add((finalist.Screened.Score.Ratios[s][o], ratio));
                worst = Math.Max(worst, ratio);
            }

        _ofFinalists.Add(finalist, new SettingEstimate(cost, worst));
    }

    private static double Factor(double all, double same) => all > 0 && same > 0 && double.IsFinite(all) && double.IsFinite(same) ? all / same : 1;
}
