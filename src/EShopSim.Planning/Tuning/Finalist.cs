using EShopSim.Engine;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Tuning;

/// <summary>A setting that is run request by request.</summary>
public sealed class Finalist
{
    private readonly TuningProblem _problem;
    private readonly List<RunMeasures>[] _runs;
    private readonly Dictionary<int, SettingScore> _scores = [];

    internal Finalist(TuningProblem problem, ScreenedSetting screened)
    {
        _problem = problem;
        Screened = screened;
        Scenarios = [.. problem.Scenarios.Select(s => screened.Setting is null ? s : problem.Space.Apply(s, screened.Setting))];
        _runs = [.. Scenarios.Select(_ => new List<RunMeasures>())];
    }

    /// <summary>The setting and what the screening said of it.</summary>
    public ScreenedSetting Screened { get; }

    /// <summary>The scenarios with this setting.</summary>
    public IReadOnlyList<Scenario> Scenarios { get; }

    /// <summary>Its replications, scenario by scenario.</summary>
    public IReadOnlyList<IReadOnlyList<RunMeasures>> Runs => _runs;

    /// <summary>Replications of each scenario.</summary>
    public int Replications => _runs[0].Count;

    /// <summary>Its score over all its runs.</summary>
    public SettingScore Score => ScoreOfFirst(Replications);

    /// <summary>What is known of it.</summary>
    public FinalistState State { get; internal set; }

    /// <summary>Its score over its first replications: over the same requests as another's that has only so many.</summary>
    public SettingScore ScoreOfFirst(int replications)
    {
        if (!_scores.TryGetValue(replications, out var score))
            _scores.Add(replications, score = SettingScore.Of(Scenarios, [.. _runs.Select(r => r.Take(replications).ToList())], _problem.Prices));
        return score;
    }

    internal void Add(int scenario, RunMeasures run) => _runs[scenario].Add(run);

    /// <summary>Whether it meets the objectives, as far as its runs tell.</summary>
    /// <param name="error">Chance of a wrong verdict on one objective.</param>
    internal FinalistState Judge(double error)
    {
        var score = Score;
        if (double.IsInfinity(score.Ratio))
            return FinalistState.Misses;
        if (Replications < FeasibilityTest.FewestRuns)
            return FinalistState.Open;
        var open = false;
        for (var s = 0; s < Scenarios.Count; s++)
        {
            var ofRuns = _runs[s].Select(run => SettingScore.RatiosOf(Scenarios[s], run.Operations)).ToList();
            for (var o = 0; o < Scenarios[s].Objectives.Count; o++)
            {
                var tally = new Tally();
                foreach (var ofRun in ofRuns)
                    tally.Add(ofRun[o]);
                var deviation = score.Ratios[s][o] - 1;
                var isTold = Math.Abs(deviation) >= FeasibilityTest.Bound(Replications, tally.StandardDeviation, error, _problem.Indifference)
                    && IsToldByCounts(s, Scenarios[s].Objectives[o], error);
                if (deviation > 0 && isTold)
                    return FinalistState.Misses;
                open |= deviation > 0 || !isTold;
            }
        }

        return open ? FinalistState.Open : FinalistState.Meets;
    }

    // Where nothing is left to chance all runs are one and the same, and more requests would tell no more.
    private bool IsToldByCounts(int scenario, Objective objective, double error)
    {
        if (objective.Measure != ObjectiveMeasure.ErrorRate || !Steps.HasChance(_runs[scenario]))
            return true;
        var counts = _runs[scenario].Select(run => ObjectiveCheck.CountsOf(objective, run.Operations)).ToList();
        return ShareTest.IsTold(new ErrorCounts(counts.Sum(c => c.Failed), counts.Sum(c => c.Finished)), objective.Limit, Replications, error, _problem.Indifference);
    }
}
