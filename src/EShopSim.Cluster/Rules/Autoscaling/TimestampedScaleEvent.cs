using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>A change of size that an HPA made; events of up and down are kept apart.</summary>
/// <param name="ReplicaChange">How many replicas were added or removed; above 0.</param>
/// <param name="Timestamp">When.</param>
/// <param name="Outdated">Whether its slot may be used again. Reading goes by time alone.</param>
public readonly record struct TimestampedScaleEvent(int ReplicaChange, SimTime Timestamp, bool Outdated = false);
