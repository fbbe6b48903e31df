using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster;

/// <summary>What one sync of an HPA decided from, step by step: enough to retell it. It holds on to what is there anyway, and copies little.</summary>
public sealed record HpaReasoning
{
    /// <summary>The object the sync went by.</summary>
    public required HorizontalPodAutoscaler Autoscaler { get; init; }

    /// <summary>The flags of its arithmetic, with its own tolerances.</summary>
    public required ReplicaCalculatorSettings Settings { get; init; }

    /// <summary>What each metric said, in the order of spec.metrics; empty when none was looked at.</summary>
    public IReadOnlyList<MetricProposal> Metrics { get; init; } = [];

    /// <summary>The metric whose proposal was the highest; null when none was used.</summary>
    public MetricProposal? Winner { get; init; }

    /// <summary>The older recommendation that decided instead of the new one; null when none did.</summary>
    public TimestampedRecommendation? BindingRecommendation { get; init; }

    /// <summary>How far back recommendations were looked at, in the direction that the raw proposal takes.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>What the policies allowed, when they or the bounds limited the size; null otherwise.</summary>
    public PolicyLimit? Limit { get; init; }
}
