using EShopSim.Simulation;

namespace EShopSim.Planning.Sizing;

/// <summary>What is to be planned.</summary>
/// <param name="Scenario">Its traffic and objectives are planned for; it has at least one objective and a source of requests.</param>
/// <param name="Loads">Multiples of its traffic, each above 0.</param>
/// <param name="Seed">Seed of all runs: every trial is given the same requests.</param>
public sealed record PlanProblem(Scenario Scenario, IReadOnlyList<double> Loads, ulong Seed)
{
    /// <summary>What the plan shall survive.</summary>
    public SurvivedLoss Survive { get; init; }

    /// <summary>Runs of every trial, judged together; at least 1.</summary>
    public int Replications { get; init; } = 3;

    /// <summary>Length of the peak that is simulated, without its warm-up; null chooses it by the rate.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>How precisely the capacity curve is known: the width of the bracket relative to the load.</summary>
    public double Precision { get; init; } = 0.02;

    /// <summary>Most replicas of a module that are tried.</summary>
    public int MostReplicas { get; init; } = 1000;
}
