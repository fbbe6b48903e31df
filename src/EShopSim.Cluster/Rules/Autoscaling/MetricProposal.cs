using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>One metric of an HPA and what it asks for.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Calculation">Its proposal, or why it has none.</param>
public sealed record MetricProposal(MetricSpec Metric, ReplicaCalculation Calculation)
{
    /// <summary>When the oldest of its values was measured, as the metrics API says; null when there was none.</summary>
    public SimTime? MeasuredAt { get; init; }

    /// <summary>The time that its values were measured over; zero for a value of one moment.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>ScalingActive's reason when this metric fails.</summary>
    public string FailureReason => Calculation.Error == MetricError.InvalidMetricSourceType
        ? HpaReasons.InvalidMetricSourceType
        : $"FailedGet{Metric.Source}Metric";

    /// <summary>The metric in the words of Kubernetes' conditions.</summary>
    public string Description => Metric.Source switch
    {
        MetricSourceType.Resource => Metric.Name + " resource" + UtilizationSuffix,
        MetricSourceType.ContainerResource => Metric.Name + " container resource" + UtilizationSuffix,
        MetricSourceType.Pods => "pods metric " + Metric.Name,
        MetricSourceType.Object => $"{Metric.DescribedKind} metric {Metric.Name}",
        _ => "external metric " + Metric.Name,
    };

    private string UtilizationSuffix =>
        Metric.TargetType == MetricTargetType.Utilization ? " utilization (percentage of request)" : "";
}
