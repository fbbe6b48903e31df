using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>A ReplicaSet as the Deployment controller sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Replicas">spec.replicas.</param>
/// <param name="AvailableReplicas">status.availableReplicas, which lags behind spec.</param>
public sealed record ReplicaSetState(string Name, int Replicas, int AvailableReplicas)
{
    /// <summary>creationTimestamp; null sorts as the oldest.</summary>
    public SimTime? CreatedAt { get; init; }

    /// <summary>Annotation deployment.kubernetes.io/desired-replicas; null when absent or no number.</summary>
    public int? DesiredReplicasAnnotation { get; init; }

    /// <summary>Annotation deployment.kubernetes.io/max-replicas; null when absent or no number.</summary>
    public int? MaxReplicasAnnotation { get; init; }
}
