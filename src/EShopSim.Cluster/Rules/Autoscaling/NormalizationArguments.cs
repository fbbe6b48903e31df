using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What turns a raw recommendation into a size.</summary>
public sealed record NormalizationArguments
{
    /// <summary>Whose rules apply.</summary>
    public required KubernetesVersion Version { get; init; }

    /// <summary>spec.replicas now.</summary>
    public required int CurrentReplicas { get; init; }

    /// <summary>The raw recommendation of the metrics.</summary>
    public required int DesiredReplicas { get; init; }

    /// <summary>Lower bound.</summary>
    public required int MinReplicas { get; init; }

    /// <summary>Upper bound.</summary>
    public required int MaxReplicas { get; init; }

    /// <summary>Scaling rules, with or without the API's defaults; null takes the path without behavior.</summary>
    public HpaBehavior? Behavior { get; init; }

    /// <summary>--horizontal-pod-autoscaler-downscale-stabilization.</summary>
    public TimeSpan DownscaleStabilization { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What is remembered of this HPA.</summary>
    public HpaHistory History { get; init; } = HpaHistory.Empty;

    /// <summary>The instant of the sync.</summary>
    public required SimTime Now { get; init; }
}
