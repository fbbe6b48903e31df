using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Statistics;

/// <summary>What several replications say together. Percentiles are taken from merged histograms; only per-run measures are averaged.</summary>
/// <param name="Count">Number of replications.</param>
/// <param name="Operations">Entry operations over all replications.</param>
/// <param name="Objectives">Verdicts over all replications.</param>
/// <param name="Estimates">Per-run measures with their confidence intervals.</param>
public sealed record ReplicationSummary(
    int Count,
    IReadOnlyList<OperationSummary> Operations,
    IReadOnlyList<ObjectiveVerdict> Objectives,
    IReadOnlyList<Estimate> Estimates)
{
    /// <summary>Adds up replications of one scenario.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ReplicationSummary Of(Scenario scenario, IReadOnlyList<RunMeasures> runs)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (runs.Count == 0)
            throw new ArgumentException("at least one run is needed", nameof(runs));
        var operations = PooledOperations.Of(runs);
        return new ReplicationSummary(
            runs.Count,
            operations,
            [.. scenario.Objectives.Select(o => ObjectiveCheck.Of(o, operations))],
            [.. Measures.Of(scenario, runs[0]).Select(m => Estimate.Of(m, runs))]);
    }
}
