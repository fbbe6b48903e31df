using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Adds up the entry operations over all traffic sources.</summary>
internal static class Summaries
{
    public static IReadOnlyList<OperationSummary> OfOperations(IReadOnlyList<OperationRecorder> recorders) =>
        [.. recorders.GroupBy(r => r.Meter.Operation, StringComparer.Ordinal).Select(g => Sum(g.Key, [.. g]))];

    private static OperationSummary Sum(string operation, IReadOnlyList<OperationRecorder> recorders)
    {
        var latency = new LogHistogram();
        long offered = 0, completed = 0;
        var failures = new long[FailureCauses.All.Count];
        foreach (var recorder in recorders)
        {
            var counts = recorder.SinceWarmup();
            offered += counts.Offered;
            completed += counts.Completed;
            for (var i = 0; i < failures.Length; i++)
                failures[i] += counts.Failures[i];
            latency.MergeFrom(recorder.Meter.Total);
        }

        return new OperationSummary(operation)
        {
            Offered = offered,
            Completed = completed,
            Failures = [.. FailureCauses.All
                .Select((cause, i) => new FailureCount(cause.Words(), failures[i]))
                .Where(f => f.Count > 0)],
            LatencySeconds = latency,
        };
    }
}
