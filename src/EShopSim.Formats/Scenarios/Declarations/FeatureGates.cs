namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>Kubernetes' feature gates that are off by default and change what is simulated.</summary>
/// <param name="HpaScaleToZero">HPAs may have minReplicas 0.</param>
/// <param name="MaxUnavailableStatefulSet">StatefulSets heed maxUnavailable.</param>
internal sealed record FeatureGates(bool HpaScaleToZero, bool MaxUnavailableStatefulSet)
{
    /// <summary>All of them off.</summary>
    internal static FeatureGates Default { get; } = new(HpaScaleToZero: false, MaxUnavailableStatefulSet: false);
}
