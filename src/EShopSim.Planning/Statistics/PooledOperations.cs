using EShopSim.Engine;
using EShopSim.Planning.Runs;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Statistics;

/// <summary>The requests of several runs as if they were those of one: counts add up and histograms merge.</summary>
public static class PooledOperations
{
    /// <summary>Each entry operation over all runs.</summary>
    public static IReadOnlyList<OperationSummary> Of(IReadOnlyList<RunMeasures> runs) =>
        [.. Enumerable.Range(0, runs[0].Operations.Count).Select(i => Merge([.. runs.Select(r => r.Operations[i])]))];

    /// <summary>One entry operation over its parts.</summary>
    public static OperationSummary Merge(IReadOnlyList<OperationSummary> parts)
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
            Parts = [.. parts.SelectMany(p => p.Parts)
                .GroupBy(p => (p.Module, p.Kind))
                .Select(g => new LatencyPart(g.Key.Module, g.Key.Kind, g.Sum(p => p.Seconds)))],
            FailureSources = [.. parts.SelectMany(p => p.FailureSources)
                .GroupBy(f => (f.Cause, f.Module))
                .Select(g => new FailureSource(g.Key.Cause, g.Key.Module, g.Sum(f => f.Count)))],
            Frames = [.. parts.SelectMany(p => p.Frames)
                .GroupBy(f => f.Frame)
                .Select(g => new FramedSummary(g.Key, Merge([.. g.Select(f => f.Summary)])))],
        };
    }
}
