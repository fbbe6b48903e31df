namespace EShopSim.Simulation;

/// <summary>A bound that must hold over the run after warm-up, or over a part of it.</summary>
/// <param name="Operation">The entry operation; null means all together.</param>
/// <param name="Measure">What is bounded.</param>
/// <param name="Limit">The bound: seconds for latencies, a fraction for the error rate.</param>
public sealed record Objective(string? Operation, ObjectiveMeasure Measure, double Limit)
{
    /// <summary>The part of the run that is judged, in whole samples; null means all of it after warm-up.</summary>
    public TimeFrame? Within { get; init; }
}
