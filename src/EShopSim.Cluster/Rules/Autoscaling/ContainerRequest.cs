namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What one container requests of the resource that a metric is about.</summary>
/// <param name="Name">The container's name.</param>
/// <param name="RequestMilli">The request in thousandths (millicores; bytes × 1000); null without one.</param>
public readonly record struct ContainerRequest(string Name, long? RequestMilli);
