namespace EShopSim.Cluster.Api;

/// <summary>apps/v1 Deployment, with Kubernetes' defaults.</summary>
/// <param name="Meta">Name, namespace, labels.</param>
/// <param name="Selector">Which pods belong to it.</param>
/// <param name="Template">What its pods are made from.</param>
public sealed record Deployment(ObjectMeta Meta, LabelSelector Selector, PodTemplate Template)
{
    /// <summary>Wanted pods; null where the manifest leaves it out (Kubernetes then starts with 1).</summary>
    public int? Replicas { get; init; }

    /// <summary>True for strategy Recreate, false for RollingUpdate.</summary>
    public bool Recreate { get; init; }

    /// <summary>Pods above the wanted number during a rolling update; percentages round up. Default 25 %.</summary>
    public IntOrPercent MaxSurge { get; init; } = IntOrPercent.Percent(25);

    /// <summary>Pods that may be missing during a rolling update; percentages round down. Default 25 %.</summary>
    public IntOrPercent MaxUnavailable { get; init; } = IntOrPercent.Percent(25);

    /// <summary>Seconds a pod must be ready to count as available; default 0.</summary>
    public int MinReadySeconds { get; init; }

    /// <summary>Seconds without progress until the rollout is called stuck; default 600.</summary>
    public int ProgressDeadlineSeconds { get; init; } = 600;

    /// <summary>Old ReplicaSets kept; default 10.</summary>
    public int RevisionHistoryLimit { get; init; } = 10;

    /// <summary>Whether rollouts are held.</summary>
    public bool Paused { get; init; }
}
