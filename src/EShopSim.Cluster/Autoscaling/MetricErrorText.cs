using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>Why a metric could not be used, as Kubernetes' events say it.</summary>
internal static class MetricErrorText
{
    /// <summary>As <c>failed to get cpu utilization: missing request for cpu</c>.</summary>
    public static string Of(MetricProposal proposal) => $"failed to get {What(proposal.Metric)}: {Why(proposal)}";

    private static string What(MetricSpec metric) => (metric.Source, metric.TargetType) switch
    {
        (MetricSourceType.Resource or MetricSourceType.ContainerResource, MetricTargetType.Utilization) => $"{metric.Name} utilization",
        (MetricSourceType.Resource or MetricSourceType.ContainerResource, _) => $"{metric.Name} resource metric value",
        (MetricSourceType.Pods, _) => "pods metric value",
        (MetricSourceType.Object, _) => "object metric value",
        _ => $"{metric.Name} external metric value",
    };

    private static string Why(MetricProposal proposal)
    {
        var metric = proposal.Metric;
        return proposal.Calculation.Error switch
        {
            MetricError.NoMetrics => NoMetrics(metric),
            MetricError.ContainerNotInMetrics => $"container {metric.Container} not present in metrics for some pod",
            MetricError.ContainerNotInPod => $"container {metric.Container} not found in some pod",
            MetricError.NoPods => "no pods returned by selector while calculating replica count",
            MetricError.MissingRequest => $"missing request for {metric.Name}",
            MetricError.NoReadyMetrics => "did not receive metrics for targeted pods (pods might be unready)",
            MetricError.NoMatchingMetrics => "no metrics returned matched known pods",
            _ => "unknown metric source type",
        };
    }

    private static string NoMetrics(MetricSpec metric) => metric.Source switch
    {
        MetricSourceType.Resource or MetricSourceType.ContainerResource =>
            $"unable to get metrics for resource {metric.Name}: no metrics returned from resource metrics API",
        MetricSourceType.External => $"unable to get external metric {metric.Name}: no metrics returned from external metrics API",
        MetricSourceType.Object => $"unable to get metric {metric.Name}: {metric.DescribedKind} on {metric.DescribedName}: no metrics returned from custom metrics API",
        _ => $"unable to get metric {metric.Name}: no metrics returned from custom metrics API",
    };
}
