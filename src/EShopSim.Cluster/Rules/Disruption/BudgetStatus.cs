namespace EShopSim.Cluster.Rules.Disruption;

/// <summary>status of a PodDisruptionBudget.</summary>
public sealed record BudgetStatus
{
    /// <summary>Evictions that are allowed now.</summary>
    public int DisruptionsAllowed { get; init; }

    /// <summary>Matched pods that are ready, not deleted and not about to be.</summary>
    public int CurrentHealthy { get; init; }

    /// <summary>Healthy pods there must be.</summary>
    public int DesiredHealthy { get; init; }

    /// <summary>Pods there should be.</summary>
    public int ExpectedPods { get; init; }

    /// <summary>Granted evictions whose deletion is still awaited.</summary>
    public IReadOnlyList<DisruptedPod> DisruptedPods { get; init; } = [];

    /// <summary>Why nothing could be computed; null on success.</summary>
    public BudgetError? Error { get; init; }
}
