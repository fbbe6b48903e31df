using EShopSim.Cluster.Api;
using EShopSim.Cluster.Metrics;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>The metrics APIs of the cluster, by the type of the metric.</summary>
internal sealed class MetricSources
{
    private readonly MetricsServer _server;
    private readonly CustomMetrics _custom;
    private readonly ResourceMetricSource _resource;
    private readonly PodsMetricSource _pods;
    private readonly CustomMetricSource _values;

    public MetricSources(ClusterState state, IPodUsage usage)
    {
        var pods = new AutoscaledPods();
        _server = new MetricsServer(state, usage);
        _custom = new CustomMetrics(state, usage);
        _resource = new ResourceMetricSource(_server, pods, new ContainerUsages(state.Options));
        var bindings = new MetricBindings(state);
        _pods = new PodsMetricSource(_custom, bindings, pods);
        _values = new CustomMetricSource(_custom, bindings, pods);
    }

    /// <summary>From when on all that an HPA looks at is served.</summary>
    public SimTime FirstScrape(HorizontalPodAutoscaler autoscaler) => autoscaler.Metrics.All(IsResource)
        ? _server.FirstScrape
        : SimTime.Max(_server.FirstScrape, _custom.FirstScrape);

    /// <summary>Begins to scrape what the autoscalers look at.</summary>
    public void Start(IReadOnlyList<HorizontalPodAutoscaler> autoscalers)
    {
        if (autoscalers.Any(autoscaler => autoscaler.Metrics.Any(IsResource)))
            _server.Start();
        if (autoscalers.Any(autoscaler => !autoscaler.Metrics.All(IsResource)))
            _custom.Start();
    }

    /// <summary>The value of an external metric, in thousandths; null where nobody serves it.</summary>
    public long? ReadExternalMilli(MetricSpec metric, HorizontalPodAutoscaler autoscaler) => _values.ReadMilli(metric, autoscaler);

    /// <summary>What a metric asks for.</summary>
    public MetricProposal Propose(MetricSpec metric, MetricQuery query, ReplicaCalculatorSettings settings) =>
        SourceOf(metric).Propose(metric, query, settings);

    private MetricSource SourceOf(MetricSpec metric) => metric.Source switch
    {
        MetricSourceType.Resource or MetricSourceType.ContainerResource => _resource,
        MetricSourceType.Pods => _pods,
        _ => _values,
    };

    private static bool IsResource(MetricSpec metric) => metric.Source is MetricSourceType.Resource or MetricSourceType.ContainerResource;
}
