using EShopSim.Cluster.Api;
using EShopSim.Cluster.Metrics;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>custom.metrics.k8s.io for one object, and external.metrics.k8s.io: one number for the whole workload.</summary>
internal sealed class CustomMetricSource(CustomMetrics metrics, MetricBindings bindings, AutoscaledPods pods) : MetricSource
{
    /// <inheritdoc/>
    public override MetricProposal Propose(MetricSpec metric, MetricQuery query, ReplicaCalculatorSettings settings)
    {
        var values = new List<long>();
        var window = TimeSpan.Zero;
        foreach (var series in bindings.Of(metric, query.Autoscaler))
        {
            if (metrics.ReadMilli(series) is not { } value)
                continue;
            values.Add(value);
            if (series.Measure is MetricMeasure.RequestRate or MetricMeasure.Counter && series.Window > window)
                window = series.Window;
        }

        return new MetricProposal(metric, Calculate(metric, query, values, settings))
        {
            MeasuredAt = values.Count == 0 ? null : metrics.LastScrape,
            Window = window,
        };
    }

    /// <summary>The sum of all series that answer for a metric; null where none does.</summary>
    public long? ReadMilli(MetricSpec metric, HorizontalPodAutoscaler autoscaler)
    {
        long? sum = null;
        foreach (var series in bindings.Of(metric, autoscaler))
            if (metrics.ReadMilli(series) is { } value)
                sum = (sum ?? 0) + value;
        return sum;
    }

    private ReplicaCalculation Calculate(MetricSpec metric, MetricQuery query, List<long> values, ReplicaCalculatorSettings settings) =>
        metric.TargetType == MetricTargetType.AverageValue
            ? ReplicaCalculator.GetExternalPerPodMetricReplicas(query.StatusReplicas, metric.Target, values, settings)
            : ReplicaCalculator.GetExternalMetricReplicas(query.SpecReplicas, metric.Target, values, pods.For(metric.Name, query.Pods), settings);
}
