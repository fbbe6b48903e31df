using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning;

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
    private static readonly (string Name, double Probability)[] Percentiles = [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)];

    /// <summary>Adds up replications of one scenario.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ReplicationSummary Of(IReadOnlyList<RunResult> runs)
    {
        if (runs.Count == 0)
            throw new ArgumentException("at least one run is needed", nameof(runs));
        var operations = Enumerable.Range(0, runs[0].OperationSummaries.Count)
            .Select(i => Merge([.. runs.Select(r => r.OperationSummaries[i])]))
            .ToArray();
        return new ReplicationSummary(
            runs.Count,
            operations,
            [.. runs[0].Scenario.Objectives.Select(o => ObjectiveCheck.Of(o, operations))],
            [.. EstimatesOf(runs)]);
    }

    private static OperationSummary Merge(IReadOnlyList<OperationSummary> parts)
    {
        var latency = new LogHistogram();
        foreach (var part in parts)
            latency.MergeFrom(part.LatencySeconds);
        return new OperationSummary(parts[0].Operation)
        {
            Offered = parts.Sum(p => p.Offered),
            Completed = parts.Sum(p => p.Completed),
            Failures = [.. parts.SelectMany(p => p.Failures)
                .GroupBy(f => f.Cause, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new FailureCount(g.Key, g.Sum(f => f.Count)))],
            LatencySeconds = latency,
        };
    }

    private static IEnumerable<Estimate> EstimatesOf(IReadOnlyList<RunResult> runs)
    {
        for (var i = 0; i < runs[0].OperationSummaries.Count; i++)
        {
            var index = i;
            var name = runs[0].OperationSummaries[i].Operation;
            yield return Estimate.Of($"{name} mean (ms)", runs.Select(r => Latency(r.OperationSummaries[index], l => l.Mean)));
            foreach (var (percentile, probability) in Percentiles)
                yield return Estimate.Of($"{name} {percentile} (ms)", runs.Select(r => Latency(r.OperationSummaries[index], l => l.Quantile(probability))));
            yield return Estimate.Of($"{name} failed (%)", runs.Select(r => FailedPercent(r.OperationSummaries[index])));
        }

        for (var i = 0; i < runs[0].WorkloadSummaries.Count; i++)
        {
            var index = i;
            yield return Estimate.Of($"{runs[0].WorkloadSummaries[i].Workload.Name} replica-hours (h)", runs.Select(r => r.WorkloadSummaries[index].ReplicaHours));
        }
    }

    private static double Latency(OperationSummary operation, Func<LogHistogram, double> measure) =>
        operation.LatencySeconds.Count == 0 ? double.NaN : measure(operation.LatencySeconds) * 1000;

    private static double FailedPercent(OperationSummary operation) =>
        operation.Failed + operation.Completed is var finished and > 0 ? operation.Failed * 100.0 / finished : double.NaN;
}
