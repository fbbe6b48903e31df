namespace EShopSim.Planning.Sizing;

/// <summary>What keeps a cluster from carrying more.</summary>
/// <param name="Module">The module that is nearest to what it can carry.</param>
/// <param name="Replicas">Its replicas at that load.</param>
/// <param name="Limiter">What it is short of.</param>
/// <param name="PendingPods">Pods, of all modules, for which there is no room on the nodes.</param>
public sealed record CapacityLimit(PlannedModule Module, int Replicas, Limiter Limiter, int PendingPods);
