namespace EShopSim.Cluster.Api;

/// <summary>policy/v1 PodDisruptionBudget; one of the two bounds is set.</summary>
/// <param name="Meta">Name, namespace, labels.</param>
/// <param name="Selector">Which pods it protects; null protects none.</param>
public sealed record PodDisruptionBudget(ObjectMeta Meta, LabelSelector? Selector)
{
    /// <summary>Pods that must stay healthy.</summary>
    public IntOrPercent? MinAvailable { get; init; }

    /// <summary>Pods that may be unhealthy.</summary>
    public IntOrPercent? MaxUnavailable { get; init; }

    /// <summary>True for unhealthyPodEvictionPolicy AlwaysAllow.</summary>
    public bool AlwaysAllowUnhealthy { get; init; }
}
