namespace EShopSim.Cluster.Api;

/// <summary>A trigger of a ScaledObject.</summary>
/// <param name="Metric">The metric that the HPA looks at.</param>
/// <param name="ActivationMilli">The value above which it is active, in thousandths.</param>
public sealed record ScaledObjectTrigger(MetricSpec Metric, long ActivationMilli);
