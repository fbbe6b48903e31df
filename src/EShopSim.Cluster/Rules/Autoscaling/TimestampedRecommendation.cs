using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What the metrics asked for at some sync, before any limit.</summary>
/// <param name="Replicas">The raw recommendation.</param>
/// <param name="Timestamp">When it was made.</param>
public readonly record struct TimestampedRecommendation(int Replicas, SimTime Timestamp);
