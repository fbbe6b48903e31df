using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>A Deployment as its controller sees it, with the bounds that follow from its strategy (deployment_util.go).</summary>
/// <param name="Replicas">spec.replicas.</param>
public sealed record DeploymentState(int Replicas)
{
    /// <summary>True for strategy Recreate.</summary>
    public bool Recreate { get; init; }

    /// <summary>spec.strategy.rollingUpdate.maxSurge; null where it was never defaulted.</summary>
    public IntOrPercent? MaxSurge { get; init; } = IntOrPercent.Percent(25);

    /// <summary>spec.strategy.rollingUpdate.maxUnavailable; null where it was never defaulted.</summary>
    public IntOrPercent? MaxUnavailable { get; init; } = IntOrPercent.Percent(25);

    /// <summary>status.replicas.</summary>
    public int StatusReplicas { get; init; }

    /// <summary>Pods allowed above the wanted number.</summary>
    public int MaxSurgePods => Recreate ? 0 : Fenceposts.Resolve(MaxSurge, MaxUnavailable, Replicas).Surge;

    /// <summary>Pods that may be missing; never more than wanted.</summary>
    public int MaxUnavailablePods =>
        Recreate || Replicas == 0 ? 0 : Math.Min(Fenceposts.Resolve(MaxSurge, MaxUnavailable, Replicas).Unavailable, Replicas);

    /// <summary>Pods that must stay available during a rolling update; 0 for Recreate.</summary>
    public int MinAvailable => Recreate ? 0 : Replicas - MaxUnavailablePods;
}
