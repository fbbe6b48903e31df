namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>A new size for one ReplicaSet.</summary>
/// <param name="Name">The ReplicaSet.</param>
/// <param name="From">spec.replicas before.</param>
/// <param name="To">spec.replicas after.</param>
public readonly record struct ReplicaSetScale(string Name, int From, int To);
