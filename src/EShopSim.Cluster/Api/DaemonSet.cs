namespace EShopSim.Cluster.Api;

/// <summary>apps/v1 DaemonSet: one pod on every node that it fits.</summary>
/// <param name="Meta">Name, namespace, labels.</param>
/// <param name="Selector">Which pods belong to it.</param>
/// <param name="Template">What its pods are made from.</param>
public sealed record DaemonSet(ObjectMeta Meta, LabelSelector Selector, PodTemplate Template)
{
    /// <summary>Pods that may be missing during an update; default 1.</summary>
    public IntOrPercent MaxUnavailable { get; init; } = IntOrPercent.Count(1);

    /// <summary>Seconds a pod must be ready to count as available; default 0.</summary>
    public int MinReadySeconds { get; init; }
}
