using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Simulation;
using MathNet.Numerics.Distributions;

namespace EShopSim.Planning.Tuning;

/// <summary>A setting that is run request by request.</summary>
public sealed class Finalist
{
    private readonly TuningProblem _problem;
    private readonly List<RunMeasures>[] _runs;

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
    public SettingScore Score => SettingScore.Of(Scenarios, _runs, _problem.Prices);

    /// <summary>What is known of it.</summary>
    public FinalistState State { get; internal set; }

    internal void Add(int scenario, RunMeasures run) => _runs[scenario].Add(run);

    /// <summary>Whether it meets the objectives, as far as its runs tell; open when the interval of a measure includes its limit.</summary>
    internal FinalistState Judge(double confidence)
    {
        var open = false;
        for (var i = 0; i < Scenarios.Count; i++)
        {
            foreach (var objective in Scenarios[i].Objectives)
            {
                var measure = Measures.OfObjective(objective);
                var limit = objective.Limit * (objective.Measure == ObjectiveMeasure.ErrorRate ? 100 : 1000);
                var pooled = measure.OfAll(_runs[i]);
                if (double.IsNaN(pooled))
                    return FinalistState.Misses;
                var halfWidth = HalfWidth([.. _runs[i].Select(measure.OfRun)], confidence);
                if (pooled - halfWidth > limit)
                    return FinalistState.Misses;
                open |= pooled + halfWidth > limit;
            }
        }

        return open ? FinalistState.Open : FinalistState.Meets;
    }

    /// <summary>By how much it costs more than another at least, pair by pair; negative when that cannot be told.</summary>
    internal double DearerBy(Finalist other, double confidence)
    {
        var differences = Enumerable.Range(0, Math.Min(Replications, other.Replications)).Select(r =>
            Enumerable.Range(0, Scenarios.Count).Average(s => _problem.Prices.Of(_runs[s][r]) - _problem.Prices.Of(other._runs[s][r]))).ToList();
        return differences.Average() - HalfWidth(differences, confidence);
    }

    private static double HalfWidth(IReadOnlyList<double> values, double confidence)
    {
        var estimate = Estimate.Of("", values);
        if (estimate.Count < 2)
            return double.PositiveInfinity;
        return StudentT.InvCDF(0, 1, estimate.Count - 1, (1 + confidence) / 2) * estimate.StandardDeviation / Math.Sqrt(estimate.Count);
    }
}
