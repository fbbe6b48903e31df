using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Adds up the entry operations over all traffic sources.</summary>
internal static class Summaries
{
    public static IReadOnlyList<OperationSummary> OfOperations(IReadOnlyList<OperationRecorder> recorders, IReadOnlyList<string> modules) =>
        [.. recorders.GroupBy(r => r.Meter.Operation, StringComparer.Ordinal).Select(g => Sum(g.Key, [.. g], modules))];

    /// <summary>The failures of several readings together, by cause.</summary>
    public static IReadOnlyList<FailureCount> FailuresOf(IReadOnlyList<EntryReading> readings) =>
        [.. FailureCauses.All.Select((cause, i) => new FailureCount(cause.Words(), readings.Sum(r => r.Failures[i]))).Where(f => f.Count > 0)];

    private static OperationSummary Sum(string operation, IReadOnlyList<OperationRecorder> recorders, IReadOnlyList<string> modules)
    {
        var latency = new LogHistogram();
        foreach (var recorder in recorders)
            latency.MergeFrom(recorder.Meter.Total);
        var counts = recorders.Select(r => r.SinceWarmup()).ToList();

        return new OperationSummary(operation)
        {
            Offered = counts.Sum(c => c.Offered),
            Retried = counts.Sum(c => c.Retried),
            Completed = counts.Sum(c => c.Completed),
            Failures = FailuresOf(counts),
            LatencySeconds = latency,
            Parts = [.. PartsOf([.. recorders.Select(r => r.PathSinceWarmup())], modules)],
            FailureSources = [.. recorders.SelectMany(r => r.FailuresSinceWarmup())
                .GroupBy(f => (f.Cause, f.Module))
                .Select(g => new FailureSource(g.Key.Cause, g.Key.Module, g.Sum(f => f.Count)))],
            Frames = [.. Enumerable.Range(0, recorders[0].Frames.Count).Select(i => FrameRecorder.Sum(operation, [.. recorders.Select(r => r.Frames[i])]))],
        };
    }

    private static IEnumerable<LatencyPart> PartsOf(IReadOnlyList<PathReading> readings, IReadOnlyList<string> modules)
    {
        for (var module = 0; module < modules.Count; module++)
        {
            foreach (var kind in LatencyKinds.All)
            {
                var ticks = readings.Sum(r => r.Of(module, kind));
                if (ticks > 0)
                    yield return new LatencyPart(modules[module], kind, (double)ticks / TimeSpan.TicksPerSecond);
            }
        }
    }
}
