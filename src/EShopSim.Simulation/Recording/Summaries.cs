using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Adds up the entry operations over all traffic sources.</summary>
internal static class Summaries
{
    public static IReadOnlyList<OperationSummary> OfOperations(IReadOnlyList<OperationRecorder> recorders, IReadOnlyList<string> modules) =>
        [.. recorders.GroupBy(r => r.Meter.Operation, StringComparer.Ordinal).Select(g => Sum(g.Key, [.. g], modules))];

    private static OperationSummary Sum(string operation, IReadOnlyList<OperationRecorder> recorders, IReadOnlyList<string> modules)
    {
        var latency = new LogHistogram();
        long offered = 0, retried = 0, completed = 0;
        var failures = new long[FailureCauses.All.Count];
        foreach (var recorder in recorders)
        {
            var counts = recorder.SinceWarmup();
            offered += counts.Offered;
            retried += counts.Retried;
            completed += counts.Completed;
            for (var i = 0; i < failures.Length; i++)
                failures[i] += counts.Failures[i];
            latency.MergeFrom(recorder.Meter.Total);
        }

        return new OperationSummary(operation)
        {
            Offered = offered,
            Retried = retried,
            Completed = completed,
            Failures = [.. FailureCauses.All
                .Select((cause, i) => new FailureCount(cause.Words(), failures[i]))
                .Where(f => f.Count > 0)],
            LatencySeconds = latency,
            Parts = [.. PartsOf([.. recorders.Select(r => r.PathSinceWarmup())], modules)],
            FailureSources = [.. recorders.SelectMany(r => r.FailuresSinceWarmup())
                .GroupBy(f => (f.Cause, f.Module))
                .Select(g => new FailureSource(g.Key.Cause, g.Key.Module, g.Sum(f => f.Count)))],
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
