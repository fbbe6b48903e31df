namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>What one action of the Deployment controller changes.</summary>
/// <param name="Scales">New sizes in the order they are written; empty when nothing is to do.</param>
/// <param name="Error">Why the action stopped; what stands in <paramref name="Scales"/> was written before. Null on success.</param>
public sealed record RolloutStep(IReadOnlyList<ReplicaSetScale> Scales, string? Error = null)
{
    /// <summary>Nothing to do.</summary>
    public static RolloutStep None { get; } = new([]);

    /// <summary>Whether something was scaled.</summary>
    public bool Scaled => Scales.Count > 0;

    /// <summary>A step for one ReplicaSet; none when its size stays.</summary>
    public static RolloutStep Of(ReplicaSetState replicaSet, int replicas) =>
        replicaSet.Replicas == replicas ? None : new([new ReplicaSetScale(replicaSet.Name, replicaSet.Replicas, replicas)]);
}
