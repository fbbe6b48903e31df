namespace EShopSim.Cluster.Deployments;

/// <summary>status of a Deployment: sums over its ReplicaSets.</summary>
/// <param name="Replicas">Pods of all ReplicaSets.</param>
/// <param name="Updated">Pods of the current one.</param>
/// <param name="Ready">Ready pods.</param>
/// <param name="Available">Available pods.</param>
internal readonly record struct DeploymentStatus(int Replicas, int Updated, int Ready, int Available)
{
    /// <summary>Whether the rollout is complete (DeploymentComplete).</summary>
    public bool IsComplete(int desired) => Updated == desired && Replicas == desired && Available == desired;

    /// <summary>Whether the rollout has moved on since the earlier status (DeploymentProgressing).</summary>
    public bool IsProgressOver(DeploymentStatus earlier) =>
        Updated > earlier.Updated
        || Replicas - Updated < earlier.Replicas - earlier.Updated
        || Ready > earlier.Ready
        || Available > earlier.Available;
}
