namespace EShopSim.Simulation.Metrics;

/// <summary>A percentile of an entry operation's latency, in seconds, over the answers of a window.</summary>
/// <param name="Operation">The entry operation.</param>
/// <param name="Share">The share of answers that are as fast or faster, as 0.99.</param>
public sealed record OperationLatency(string Operation, double Share) : SeriesSource;
