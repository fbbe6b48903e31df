namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What the metrics APIs answered for the pods of one HPA: values, or why there are none.</summary>
/// <param name="Metrics">Values by pod; pods without one are missing.</param>
/// <param name="Error">Why nothing could be read; null on success.</param>
public sealed record PodMetricsAnswer(IReadOnlyList<PodMetric> Metrics, MetricError? Error)
{
    /// <summary>A failed reading.</summary>
    public static PodMetricsAnswer Failed(MetricError error) => new([], error);

    /// <summary>Values of a custom metric; an empty answer is an error (podautoscaler/metrics/client.go).</summary>
    public static PodMetricsAnswer OfCustomMetric(IReadOnlyList<PodMetric> metrics) =>
        metrics.Count == 0 ? Failed(MetricError.NoMetrics) : new(metrics, null);
}
