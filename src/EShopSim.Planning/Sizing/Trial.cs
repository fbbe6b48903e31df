using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Planning.Tuning;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Sizing;

/// <summary>What the peak was like under a load with something provided: several runs, judged together.</summary>
/// <param name="Load">Multiple of the scenario's traffic.</param>
/// <param name="Provision">What carried it.</param>
/// <param name="Scenario">What was run.</param>
/// <param name="Runs">Its replications.</param>
public sealed record Trial(double Load, Provision Provision, Scenario Scenario, IReadOnlyList<RunMeasures> Runs)
{
    /// <summary>Entry operations over all runs.</summary>
    public IReadOnlyList<OperationSummary> Operations { get; } = PooledOperations.Of(Runs);

    /// <summary>The objectives over all runs.</summary>
    public IReadOnlyList<ObjectiveVerdict> Verdicts => [.. Scenario.Objectives.Select(o => ObjectiveCheck.Of(o, Operations))];

    /// <summary>The objective nearest to its limit, or farthest beyond: measured over limit. At most 1 meets them all.</summary>
    public double Ratio => SettingScore.RatioOf(Scenario, Operations);

    /// <summary>Whether all objectives are met over all runs together.</summary>
    public bool Meets => Ratio <= 1;

    /// <summary>Whether they are met in every single run.</summary>
    public bool EveryRunMeets => Runs.All(r => SettingScore.RatioOf(Scenario, r.Operations) <= 1);

    /// <summary>Whether some objective is missed in every single run.</summary>
    public bool EveryRunMisses => Runs.All(r => SettingScore.RatioOf(Scenario, r.Operations) > 1);

    /// <summary>Cores that a workload used on average.</summary>
    public double UsedCores(Cluster.Api.WorkloadRef workload)
    {
        var hours = (Scenario.Duration - Scenario.Warmup).TotalHours;
        return Runs.Average(r => r.Workloads.First(w => w.Workload == workload).CpuCoreHours) / hours;
    }

    /// <summary>The objective that decides.</summary>
    public ObjectiveVerdict Tightest => Verdicts.MaxBy(v => double.IsNaN(v.Measured) ? double.PositiveInfinity : v.Objective.Limit > 0 ? v.Measured / v.Objective.Limit : v.Measured > 0 ? double.PositiveInfinity : 0)!;
}
