namespace EShopSim.Simulation;

/// <summary>A bound that must hold over the run after warm-up.</summary>
/// <param name="Operation">The entry operation; null means all together.</param>
/// <param name="Measure">What is bounded.</param>
/// <param name="Limit">The bound: seconds for latencies, a fraction for the error rate.</param>
public sealed record Objective(string? Operation, ObjectiveMeasure Measure, double Limit);
