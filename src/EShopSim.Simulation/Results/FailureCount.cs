namespace EShopSim.Simulation.Results;

/// <summary>How many requests failed for one cause.</summary>
/// <param name="Cause">The cause, as <c>client timeout</c>, <c>queue full</c>, <c>no endpoints</c>.</param>
/// <param name="Count">How many.</param>
public sealed record FailureCount(string Cause, long Count);
