using EShopSim.Planning.Costing;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Simulation;

namespace EShopSim.Planning.Tuning;

/// <summary>How good a setting is, over all traffic scenarios it must serve.</summary>
/// <param name="Cost">Mean cost of its replicas over the scenarios.</param>
/// <param name="WorstCost">That of the dearest scenario.</param>
/// <param name="Ratio">The objective that comes nearest to its limit, or farthest beyond, in any scenario: measured over limit. At most 1 meets them all.</param>
/// <param name="MeanRatio">The mean over the scenarios of that ratio.</param>
/// <param name="Scalings">Changes of the number of replicas, mean over the scenarios.</param>
public sealed record SettingScore(double Cost, double WorstCost, double Ratio, double MeanRatio, double Scalings)
{
    /// <summary>Whether every objective is met in every scenario.</summary>
    public bool IsFeasible => Ratio <= 1;

    /// <summary>Scores a setting by its runs: for each scenario at least one replication.</summary>
    public static SettingScore Of(IReadOnlyList<Scenario> scenarios, IReadOnlyList<IReadOnlyList<RunMeasures>> runs, ReplicaPrices prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        var costs = runs.Select(r => r.Average(prices.Of)).ToArray();
        var ratios = scenarios.Select((s, i) => RatioOf(s, PooledOperations.Of(runs[i]))).ToArray();
        return new SettingScore(costs.Average(), costs.Max(), ratios.Max(), ratios.Average(), runs.Average(r => r.Average(Measures.Scalings.OfRun)));
    }

    /// <summary>The largest of the objectives' measures over their limits; infinity where nothing was answered.</summary>
    public static double RatioOf(Scenario scenario, IReadOnlyList<Simulation.Results.OperationSummary> operations)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Objectives.Max(o => ObjectiveCheck.Of(o, operations).Measured switch
        {
            double.NaN => double.PositiveInfinity,
            0 => 0,
            var measured => measured / o.Limit,
        });
    }
}
