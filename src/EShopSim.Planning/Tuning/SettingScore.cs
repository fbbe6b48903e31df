using EShopSim.Planning.Costing;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Tuning;

/// <summary>How good a setting is, over all traffic scenarios it must serve.</summary>
/// <param name="Cost">Mean cost of its replicas over the scenarios.</param>
/// <param name="WorstCost">That of the dearest scenario.</param>
/// <param name="Ratios">Scenario by scenario, what each objective measures over its limit; infinity where nothing was answered.</param>
/// <param name="Scalings">Changes of the number of replicas, mean over the scenarios.</param>
public sealed record SettingScore(double Cost, double WorstCost, IReadOnlyList<IReadOnlyList<double>> Ratios, double Scalings)
{
    /// <summary>The objective that comes nearest to its limit, or farthest beyond, in any scenario. At most 1 meets them all.</summary>
    public double Ratio => Ratios.Max(r => r.Max());

    /// <summary>The mean over the scenarios of each one's worst objective.</summary>
    public double MeanRatio => Ratios.Average(r => r.Max());

    /// <summary>Whether every objective is met in every scenario.</summary>
    public bool IsFeasible => Ratio <= 1;

    /// <summary>Whether nothing tells two settings apart: they do the same in this traffic.</summary>
    public bool IsAsGoodAs(SettingScore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Cost == other.Cost && WorstCost == other.WorstCost && Scalings == other.Scalings
            && Ratios.Zip(other.Ratios).All(pair => pair.First.SequenceEqual(pair.Second));
    }

    /// <summary>Scores a setting by its runs: for each scenario at least one replication.</summary>
    public static SettingScore Of(IReadOnlyList<Scenario> scenarios, IReadOnlyList<IReadOnlyList<RunMeasures>> runs, ReplicaPrices prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        var costs = runs.Select(r => r.Average(prices.Of)).ToArray();
        return new SettingScore(
            costs.Average(), costs.Max(),
            [.. scenarios.Select((s, i) => RatiosOf(s, runs[i].Count == 1 ? runs[i][0].Operations : PooledOperations.Of(runs[i])))],
            runs.Average(r => r.Average(Measures.Scalings.OfRun)));
    }

    /// <summary>The largest of the objectives' measures over their limits; infinity where nothing was answered.</summary>
    public static double RatioOf(Scenario scenario, IReadOnlyList<OperationSummary> operations) => RatiosOf(scenario, operations).Max();

    /// <summary>Each objective's measure over its limit, in their order; infinity where nothing was answered.</summary>
    internal static IReadOnlyList<double> RatiosOf(Scenario scenario, IReadOnlyList<OperationSummary> operations)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return [.. scenario.Objectives.Select(o => ObjectiveCheck.Of(o, operations).Measured switch
        {
            double.NaN => double.PositiveInfinity,
            0 => 0,
            var measured => measured / o.Limit,
        })];
    }
}
