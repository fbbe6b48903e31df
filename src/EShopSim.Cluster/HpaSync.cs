using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Engine;

namespace EShopSim.Cluster;

/// <summary>One evaluation of a HorizontalPodAutoscaler: what it saw, what it wanted, what bound it.</summary>
public sealed record HpaSync
{
    /// <summary>When it took place.</summary>
    public required SimTime Time { get; init; }

    /// <summary>Namespace of the HPA.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name of the HPA.</summary>
    public required string Name { get; init; }

    /// <summary>spec.replicas of the target before.</summary>
    public required int CurrentReplicas { get; init; }

    /// <summary>Pods whose sample counted as ready.</summary>
    public int ReadyPods { get; init; }

    /// <summary>Pods set aside as unready.</summary>
    public int UnreadyPods { get; init; }

    /// <summary>Running pods without a sample.</summary>
    public int MissingPods { get; init; }

    /// <summary>Pods that are being deleted or have failed.</summary>
    public int IgnoredPods { get; init; }

    /// <summary>The metric that won, as <c>cpu utilization (%)</c>; empty when none could be read or none was needed.</summary>
    public string Metric { get; init; } = "";

    /// <summary>Its value, in the unit the metric names; null when it could not be read.</summary>
    public double? CurrentValue { get; init; }

    /// <summary>Its target, in the same unit.</summary>
    public double? TargetValue { get; init; }

    /// <summary>Value over target as the formula used it; null when it could not be read.</summary>
    public double? Ratio { get; init; }

    /// <summary>The ratio with unready and missing pods filled in; null when none had to be.</summary>
    public double? RebalancedRatio { get; init; }

    /// <summary>Replicas the metrics ask for; null when they could not be read.</summary>
    public int? ProposalReplicas { get; init; }

    /// <summary>After stabilization; null when it did not come to that.</summary>
    public int? StabilizedReplicas { get; init; }

    /// <summary>What was decided.</summary>
    public required int DesiredReplicas { get; init; }

    /// <summary>Whether spec.replicas was written.</summary>
    public bool Rescaled { get; init; }

    /// <summary>Kubernetes' reason, such as <c>ScaleDownStabilized</c>, <c>ScaleUpLimit</c>, <c>DesiredWithinRange</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The decision in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Conditions this sync set; the others stayed as they were.</summary>
    public IReadOnlyList<HpaCondition> Conditions { get; init; } = [];

    /// <summary>How it came to its decision; null when the target could not be read.</summary>
    public HpaReasoning? Reasoning { get; init; }
}
