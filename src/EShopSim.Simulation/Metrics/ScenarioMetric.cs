using EShopSim.Cluster.Api;

namespace EShopSim.Simulation.Metrics;

/// <summary>A custom metric of a scenario.</summary>
/// <param name="Metric">How the pipeline serves it; its series is made for each run.</param>
/// <param name="Source">What a counter or gauge shows; null for what is measured in pods.</param>
public sealed record ScenarioMetric(CustomMetric Metric, SeriesSource? Source);
