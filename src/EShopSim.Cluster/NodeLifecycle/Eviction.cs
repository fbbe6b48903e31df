using EShopSim.Engine;

namespace EShopSim.Cluster.NodeLifecycle;

/// <summary>The deletion of a pod that cannot stay on its node for long.</summary>
/// <param name="CreatedAt">When its toleration began to run.</param>
/// <param name="Event">The deletion to come.</param>
internal readonly record struct Eviction(SimTime CreatedAt, EventHandle Event);
