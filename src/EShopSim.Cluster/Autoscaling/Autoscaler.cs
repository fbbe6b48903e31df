using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>An HPA and what its controller remembers of it.</summary>
internal sealed class Autoscaler(HorizontalPodAutoscaler spec, WorkloadState? target, ReplicaCalculatorSettings settings)
{
    /// <summary>The object.</summary>
    public HorizontalPodAutoscaler Spec { get; private set; } = spec;

    /// <summary>What it scales; null when there is no such workload, or none that can be scaled.</summary>
    public WorkloadState? Target { get; } = target;

    /// <summary>The flags of its arithmetic, with its own tolerances.</summary>
    public ReplicaCalculatorSettings Settings { get; private set; } = settings;

    /// <summary>Recommendations and changes of size.</summary>
    public HpaHistory History { get; set; } = HpaHistory.Empty;

    /// <summary>What the last sync complained of; said again only when it changes, as Kubernetes counts repeated events.</summary>
    public string LastWarning { get; set; } = "";

    /// <summary>Takes a changed object; what is remembered stays.</summary>
    public void Update(HorizontalPodAutoscaler spec, ReplicaCalculatorSettings settings) => (Spec, Settings) = (spec, settings);

    /// <summary>How it is named in events.</summary>
    public string Subject => $"HorizontalPodAutoscaler/{Spec.Meta.Namespace}/{Spec.Meta.Name}";
}
