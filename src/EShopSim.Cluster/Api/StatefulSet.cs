namespace EShopSim.Cluster.Api;

/// <summary>apps/v1 StatefulSet, with Kubernetes' defaults.</summary>
/// <param name="Meta">Name, namespace, labels.</param>
/// <param name="Selector">Which pods belong to it.</param>
/// <param name="Template">What its pods are made from.</param>
public sealed record StatefulSet(ObjectMeta Meta, LabelSelector Selector, PodTemplate Template)
{
    /// <summary>Wanted pods; null where the manifest leaves it out (Kubernetes then starts with 1).</summary>
    public int? Replicas { get; init; }

    /// <summary>The governing headless Service's name.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>True for podManagementPolicy Parallel, false for OrderedReady.</summary>
    public bool Parallel { get; init; }

    /// <summary>True for updateStrategy OnDelete, false for RollingUpdate.</summary>
    public bool OnDelete { get; init; }

    /// <summary>Ordinals below this keep the old revision; default 0.</summary>
    public int Partition { get; init; }

    /// <summary>Pods that may be missing during an update; null is 1.</summary>
    public IntOrPercent? MaxUnavailable { get; init; }

    /// <summary>Seconds a pod must be ready to count as available; default 0.</summary>
    public int MinReadySeconds { get; init; }

    /// <summary>The first ordinal; default 0.</summary>
    public int OrdinalsStart { get; init; }
}
