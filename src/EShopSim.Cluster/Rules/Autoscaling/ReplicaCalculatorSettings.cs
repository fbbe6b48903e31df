namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Flags of the HPA controller that its arithmetic depends on, with Kubernetes' defaults.</summary>
public sealed record ReplicaCalculatorSettings
{
    /// <summary>Whose arithmetic is done.</summary>
    public KubernetesVersion Version { get; init; } = KubernetesVersion.V1_35;

    /// <summary>Ratios near 1 that are ignored.</summary>
    public Tolerance Tolerance { get; init; } = Tolerance.Default;

    /// <summary>--horizontal-pod-autoscaler-cpu-initialization-period.</summary>
    public TimeSpan CpuInitializationPeriod { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>--horizontal-pod-autoscaler-initial-readiness-delay.</summary>
    public TimeSpan InitialReadinessDelay { get; init; } = TimeSpan.FromSeconds(30);
}
