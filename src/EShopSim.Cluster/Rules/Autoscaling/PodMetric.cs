using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>One value of one pod.</summary>
/// <param name="PodName">The pod.</param>
/// <param name="ValueMilli">The value in thousandths of its unit.</param>
/// <param name="Timestamp">End of the window the value was measured over.</param>
/// <param name="Window">Length of that window; 60 s for custom metrics that name none.</param>
public readonly record struct PodMetric(string PodName, long ValueMilli, SimTime Timestamp, TimeSpan Window);
