using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Comparing;

/// <summary>What one variant came to.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Runs">Its replications.</param>
/// <param name="First">Its first replication with all series, for the charts.</param>
/// <param name="Differences">Every measure against the first variant's; empty for that one.</param>
public sealed record VariantOutcome(Variant Variant, IReadOnlyList<RunMeasures> Runs, RunResult First, IReadOnlyList<PairedDifference> Differences)
{
    /// <summary>Its objectives over all replications.</summary>
    public IReadOnlyList<ObjectiveVerdict> Objectives { get; } =
        [.. Variant.Scenario.Objectives.Select(o => ObjectiveCheck.Of(o, PooledOperations.Of(Runs)))];

    /// <summary>Whether all of them are met.</summary>
    public bool MeetsObjectives => Objectives.All(o => o.Met);
}
