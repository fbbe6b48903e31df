namespace EShopSim.Planning.Sizing;

/// <summary>What keeps a cluster from carrying more.</summary>
/// <param name="Name">The module, or the dependency outside the cluster, that is nearest to what it can carry.</param>
/// <param name="Replicas">The module's replicas at that load; 0 for a dependency.</param>
/// <param name="Limiter">What it is short of.</param>
/// <param name="PendingPods">Pods, of all modules, for which there is no room on the nodes.</param>
public sealed record CapacityLimit(string Name, int Replicas, Limiter Limiter, int PendingPods);
