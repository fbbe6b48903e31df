namespace EShopSim.Cluster.Rules.Disruption;

/// <summary>A budget as the eviction API reads it.</summary>
/// <param name="Status">Its status.</param>
/// <param name="IsStale">Whether the status belongs to an older spec (observedGeneration below generation).</param>
/// <param name="AlwaysAllowUnhealthy">unhealthyPodEvictionPolicy AlwaysAllow.</param>
public sealed record EvictionBudget(BudgetStatus Status, bool IsStale = false, bool AlwaysAllowUnhealthy = false);
