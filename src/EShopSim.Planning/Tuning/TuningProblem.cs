using EShopSim.Planning.Costing;
using EShopSim.Simulation;

namespace EShopSim.Planning.Tuning;

/// <summary>What is to be tuned, and for what.</summary>
/// <param name="Scenarios">Traffic scenarios that one setting must serve; each has objectives and the HPAs that are tuned.</param>
/// <param name="Space">What may be turned.</param>
/// <param name="Seed">Seed of all runs: every setting is given the same requests.</param>
public sealed record TuningProblem(IReadOnlyList<Scenario> Scenarios, SearchSpace Space, ulong Seed)
{
    /// <summary>What the replicas cost, by the first scenario's nodes.</summary>
    public ReplicaPrices Prices { get; } = ReplicaPrices.Of(Scenarios[0]);

    /// <summary>Engine that sifts the settings before the finalists are run request by request.</summary>
    public SimulationEngine Screening { get; init; } = SimulationEngine.Fluid;

    /// <summary>Most settings that are screened; a larger grid is sampled and then searched from its best points.</summary>
    public int MostScreened { get; init; } = 400;

    /// <summary>Runs by the request engine that may be spent; null for as many as it takes, within reason.</summary>
    public int? Budget { get; init; }

    /// <summary>Most runs by the request engine.</summary>
    public int MostRuns => Budget ?? 200;

    /// <summary>
    /// Runs by the request engine after which nothing cheaper is looked for, once some setting is known to meet the objectives: a tenth of
    /// what one run of every setting would take, but not fewer than a verdict needs.
    /// </summary>
    public int EnoughRuns => Budget ?? Math.Max(15, (int)Math.Min(Space.Size, MostScreened) * Scenarios.Count / 10);

    /// <summary>Asked before every further run: whether to end with what is known by now.</summary>
    public Func<bool> IsTimeUp { get; init; } = () => false;

    /// <summary>Chance that the recommended setting is right, 0 to 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>What need not be told apart, as a fraction: costs that differ by less, and measures from their limits.</summary>
    public double Indifference { get; init; } = 0.03;
}
