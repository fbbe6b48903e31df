using EShopSim.Engine;
using EShopSim.Simulation.Results;

namespace EShopSim.Simulation;

/// <summary>Holds objectives against what was measured.</summary>
public static class ObjectiveCheck
{
    /// <summary>The verdict on one objective, over the operation it names or over all together, and over the part of the run it is about.</summary>
    public static ObjectiveVerdict Of(Objective objective, IReadOnlyList<OperationSummary> operations)
    {
        var measured = Measure(objective.Measure, Chosen(objective, operations));

        // Nothing finished is no proof that the objective holds.
        return new ObjectiveVerdict(objective, measured, measured <= objective.Limit);
    }

    /// <summary>The requests that an objective is about.</summary>
    public static ErrorCounts CountsOf(Objective objective, IReadOnlyList<OperationSummary> operations) => Counts(Chosen(objective, operations));

    private static IReadOnlyList<OperationSummary> Chosen(Objective objective, IReadOnlyList<OperationSummary> operations)
    {
        var chosen = objective.Operation is null
            ? operations
            : [.. operations.Where(o => string.Equals(o.Operation, objective.Operation, StringComparison.Ordinal))];
        return objective.Within is { } within ? [.. chosen.SelectMany(o => o.Frames).Where(f => f.Frame == within).Select(f => f.Summary)] : chosen;
    }

    private static ErrorCounts Counts(IReadOnlyList<OperationSummary> operations)
    {
        var failed = operations.Sum(o => o.Failed);
        return new ErrorCounts(failed, failed + operations.Sum(o => o.Completed));
    }

    private static double Measure(ObjectiveMeasure measure, IReadOnlyList<OperationSummary> operations)
    {
        if (measure == ObjectiveMeasure.ErrorRate)
        {
            var (failed, finished) = Counts(operations);
            return finished == 0 ? double.NaN : (double)failed / finished;
        }

        var latency = operations.Count == 1 ? operations[0].LatencySeconds : Merged(operations);
        if (latency.Count == 0)
            return double.NaN;
        return measure switch
        {
            ObjectiveMeasure.MeanLatency => latency.Mean,
            ObjectiveMeasure.P50 => latency.Quantile(0.50),
            ObjectiveMeasure.P90 => latency.Quantile(0.90),
            ObjectiveMeasure.P95 => latency.Quantile(0.95),
            ObjectiveMeasure.P99 => latency.Quantile(0.99),
            ObjectiveMeasure.P999 => latency.Quantile(0.999),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "unknown measure"),
        };
    }

    private static LogHistogram Merged(IReadOnlyList<OperationSummary> operations)
    {
        var latency = new LogHistogram();
        foreach (var operation in operations)
            latency.MergeFrom(operation.LatencySeconds);
        return latency;
    }
}
