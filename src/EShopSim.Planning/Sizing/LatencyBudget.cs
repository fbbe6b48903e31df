using EShopSim.Simulation;

namespace EShopSim.Planning.Sizing;

/// <summary>How much longer than alone a request may take.</summary>
/// <param name="Objective">The objective that says so.</param>
/// <param name="Probability">Its percentile, 0 to 1; NaN for the mean.</param>
/// <param name="AloneSeconds">The measure when hardly anybody else asks.</param>
/// <param name="Stretch">Limit over that, for the CPU part alone: what needs no CPU is not stretched.</param>
public sealed record LatencyBudget(Objective Objective, double Probability, double AloneSeconds, double Stretch)
{
    /// <summary>The budget of a latency objective; null for an error rate, or where the operation was not measured.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="aloneSeconds">Its measure when hardly anybody else asks.</param>
    /// <param name="time">Mean times of the operation; null takes all for CPU.</param>
    public static LatencyBudget? Of(Objective objective, double aloneSeconds, OperationTime? time)
    {
        ArgumentNullException.ThrowIfNull(objective);
        if (objective.Measure == ObjectiveMeasure.ErrorRate || !(aloneSeconds > 0))
            return null;
        var share = time is { Seconds: > 0, CpuSeconds: > 0 } known ? known.CpuSeconds / known.Seconds : 1;
        return new LatencyBudget(objective, ProbabilityOf(objective.Measure), aloneSeconds, Math.Max(1, 1 + (((objective.Limit / aloneSeconds) - 1) / share)));
    }

    private static double ProbabilityOf(ObjectiveMeasure measure) => measure switch
    {
        ObjectiveMeasure.P50 => 0.5,
        ObjectiveMeasure.P90 => 0.9,
        ObjectiveMeasure.P95 => 0.95,
        ObjectiveMeasure.P99 => 0.99,
        ObjectiveMeasure.P999 => 0.999,
        _ => double.NaN,
    };
}
