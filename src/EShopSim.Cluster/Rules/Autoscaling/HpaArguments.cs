using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What one sync of an HPA decides from.</summary>
public sealed record HpaArguments
{
    /// <summary>Whose rules apply.</summary>
    public required KubernetesVersion Version { get; init; }

    /// <summary>spec.replicas of the workload.</summary>
    public required int SpecReplicas { get; init; }

    /// <summary>Lower bound; default 1.</summary>
    public int MinReplicas { get; init; } = 1;

    /// <summary>Upper bound.</summary>
    public required int MaxReplicas { get; init; }

    /// <summary>Scaling rules; null takes the path without behavior.</summary>
    public HpaBehavior? Behavior { get; init; }

    /// <summary>--horizontal-pod-autoscaler-downscale-stabilization.</summary>
    public TimeSpan DownscaleStabilization { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What is remembered of this HPA.</summary>
    public HpaHistory History { get; init; } = HpaHistory.Empty;

    /// <summary>What the metrics ask for, in the order of spec.metrics. Not looked at unless <see cref="NeedsMetrics"/>.</summary>
    public IReadOnlyList<MetricProposal> Proposals { get; init; } = [];

    /// <summary>Whether another HPA selects the same pods, which stops this one (1.27 and later).</summary>
    public bool SelectorIsAmbiguous { get; init; }

    /// <summary>The instant of the sync.</summary>
    public required SimTime Now { get; init; }

    /// <summary>Whether a workload at zero with minReplicas above zero switches the HPA off.</summary>
    public bool IsDisabled => SpecReplicas == 0 && MinReplicas != 0;

    /// <summary>Whether the metrics decide, rather than a size outside the bounds.</summary>
    public bool NeedsMetrics => !IsDisabled && SpecReplicas <= MaxReplicas && SpecReplicas >= MinReplicas;
}
