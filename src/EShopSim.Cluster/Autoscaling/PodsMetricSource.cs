using EShopSim.Cluster.Api;
using EShopSim.Cluster.Metrics;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>custom.metrics.k8s.io: metrics of each pod, from Prometheus.</summary>
internal sealed class PodsMetricSource(CustomMetrics metrics, MetricBindings bindings, AutoscaledPods pods) : MetricSource
{
    // What the HPA assumes of an answer that names no window.
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public override MetricProposal Propose(MetricSpec metric, MetricQuery query, ReplicaCalculatorSettings settings)
    {
        var arguments = new PodMetricArguments
        {
            CurrentReplicas = query.SpecReplicas,
            Target = metric.Target,
            IsCpu = false,
            Pods = pods.For(metric.Name, query.Pods),
            Metrics = PodMetricsAnswer.OfCustomMetric(bindings.Of(metric, query.Autoscaler) is [var series, ..] ? Read(series, query.Pods, query.Now) : []),
            Now = query.Now,
        };
        return new MetricProposal(metric, ReplicaCalculator.GetMetricReplicas(arguments, settings))
        {
            MeasuredAt = arguments.Metrics.Error is null ? metrics.LastScrape : null,
            Window = _window,
        };
    }

    private List<PodMetric> Read(CustomMetric series, IReadOnlyList<Pod> selected, SimTime now)
    {
        var answer = new List<PodMetric>(selected.Count);
        foreach (var pod in selected)
            if (metrics.ReadMilli(series, pod) is { } valueMilli)
                answer.Add(new PodMetric(pod.Name, valueMilli, now, _window));
        return answer;
    }
}
