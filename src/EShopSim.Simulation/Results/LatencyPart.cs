using EShopSim.Traffic;

namespace EShopSim.Simulation.Results;

/// <summary>Where the time of answered requests went, on the way their answers had to wait for.</summary>
/// <param name="Module">The module it was spent at, or lost on the way to.</param>
/// <param name="Kind">What it went to.</param>
/// <param name="Seconds">All of it, summed over the answered requests; the parts together are the sum of their latencies.</param>
public sealed record LatencyPart(string Module, LatencyKind Kind, double Seconds);
