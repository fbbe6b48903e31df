namespace EShopSim.Cluster.Rules.Disruption;

/// <summary>A pod that a PodDisruptionBudget matches.</summary>
/// <param name="Name">The pod's name.</param>
/// <param name="IsReady">Whether its Ready condition is True; availability plays no part.</param>
public sealed record ProtectedPod(string Name, bool IsReady)
{
    /// <summary>Whether deletionTimestamp is set.</summary>
    public bool Deleted { get; init; }

    /// <summary>The scalable workload it belongs to (the Deployment, not its ReplicaSet); null for a bare pod.</summary>
    public string? Controller { get; init; }

    /// <summary>spec.replicas of that workload.</summary>
    public int ControllerReplicas { get; init; }
}
