using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What a calculation over the pods of a workload needs.</summary>
public sealed record PodMetricArguments
{
    /// <summary>spec.replicas of the scaled workload.</summary>
    public required int CurrentReplicas { get; init; }

    /// <summary>Target: whole percent for utilization, else thousandths per pod.</summary>
    public required long Target { get; init; }

    /// <summary>Whether the metric is CPU, whose samples of pods that just started are left out.</summary>
    public required bool IsCpu { get; init; }

    /// <summary>The container the metric names; null for the whole pod.</summary>
    public string? Container { get; init; }

    /// <summary>All pods that the workload's selector matches.</summary>
    public required IReadOnlyList<AutoscaledPod> Pods { get; init; }

    /// <summary>What the metrics API answered.</summary>
    public required PodMetricsAnswer Metrics { get; init; }

    /// <summary>The instant of the sync.</summary>
    public required SimTime Now { get; init; }
}
