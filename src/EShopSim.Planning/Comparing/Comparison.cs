using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;

namespace EShopSim.Planning.Comparing;

/// <summary>Several variants under the same requests; the first is the baseline.</summary>
/// <param name="Variants">What each came to, in the order given.</param>
/// <param name="Measures">What they were compared by.</param>
public sealed record Comparison(IReadOnlyList<VariantOutcome> Variants, IReadOnlyList<Measure> Measures)
{
    /// <summary>Replications of each variant.</summary>
    public int Replications => Variants[0].Runs.Count;

    /// <summary>Runs all variants with common random numbers and takes their differences pair by pair.</summary>
    /// <param name="variants">At least two; the first is the baseline.</param>
    /// <param name="seed">Seed of all of them; null takes the baseline's.</param>
    /// <param name="plan">How many replications.</param>
    /// <param name="farm">Where they are run.</param>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    /// <exception cref="OperationCanceledException">The farm was stopped.</exception>
    public static Comparison Of(IReadOnlyList<Variant> variants, ulong? seed, ReplicationPlan plan, RunFarm farm)
    {
        ArgumentNullException.ThrowIfNull(variants);
        if (variants.Count < 2)
            throw new ArgumentException("a comparison needs two variants", nameof(variants));
        var runs = PreciseRuns.Of([.. variants.Select(v => v.Scenario)], seed ?? variants[0].Scenario.Seed, plan, farm);
        var measures = Statistics.Measures.Of(variants[0].Scenario, runs[0].All[0]);
        return new Comparison([.. variants.Select((v, i) => OutcomeOf(v, runs[i], i == 0 ? null : runs[0], measures))], measures);
    }

    private static VariantOutcome OutcomeOf(Variant variant, ReplicatedRuns runs, ReplicatedRuns? baseline, IReadOnlyList<Measure> measures) =>
        new(variant, runs.All, runs.First, baseline is null ? [] : [.. measures.Select(m => PairedDifference.Of(m, baseline.All, runs.All))]);
}
