using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>One item of metrics.k8s.io PodMetrics, for one resource.</summary>
/// <param name="PodName">The pod.</param>
/// <param name="Timestamp">End of the window the usage was measured over.</param>
/// <param name="Window">Length of that window.</param>
/// <param name="Containers">Usage by container.</param>
public sealed record PodUsage(string PodName, SimTime Timestamp, TimeSpan Window, IReadOnlyList<ContainerUsage> Containers);
