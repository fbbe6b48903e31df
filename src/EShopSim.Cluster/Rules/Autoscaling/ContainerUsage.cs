namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Usage of one container, as the metrics API reports it for one resource.</summary>
/// <param name="Name">The container's name.</param>
/// <param name="UsageMilli">Usage in thousandths; null where the answer lacks this resource.</param>
public readonly record struct ContainerUsage(string Name, long? UsageMilli);
