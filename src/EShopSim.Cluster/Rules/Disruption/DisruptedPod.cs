using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Disruption;

/// <summary>A pod whose eviction was granted, and whose deletion has not been seen yet.</summary>
/// <param name="Name">The pod's name.</param>
/// <param name="GrantedAt">When.</param>
public readonly record struct DisruptedPod(string Name, SimTime GrantedAt);
