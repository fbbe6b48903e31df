using EShopSim.Cluster.Api;
using EShopSim.Cluster.Metrics;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>The metrics APIs of the cluster, by the type of the metric.</summary>
internal sealed class MetricSources
{
    private readonly MetricsServer _server;
    private readonly CustomMetrics _custom;
    private readonly ResourceMetricSource _resource;
    private readonly PodsMetricSource _pods;
    private readonly UnservedMetricSource _unserved = new();

    public MetricSources(ClusterState state, IPodUsage usage)
    {
        var pods = new AutoscaledPods();
        _server = new MetricsServer(state, usage);
        _custom = new CustomMetrics(state, usage);
        _resource = new ResourceMetricSource(_server, pods);
        _pods = new PodsMetricSource(_custom, pods);
    }

    /// <summary>When metrics-server serves its first answer.</summary>
    public Engine.SimTime FirstScrape => _server.FirstScrape;

    /// <summary>Begins to scrape what the autoscalers look at.</summary>
    public void Start(IReadOnlyList<HorizontalPodAutoscaler> autoscalers)
    {
        if (Looks(autoscalers, MetricSourceType.Resource) || Looks(autoscalers, MetricSourceType.ContainerResource))
            _server.Start();
        if (Looks(autoscalers, MetricSourceType.Pods))
            _custom.Start();
    }

    /// <summary>What a metric asks for.</summary>
    public MetricProposal Propose(MetricSpec metric, MetricQuery query, ReplicaCalculatorSettings settings) =>
        SourceOf(metric).Propose(metric, query, settings);

    private MetricSource SourceOf(MetricSpec metric) => metric.Source switch
    {
        MetricSourceType.Resource or MetricSourceType.ContainerResource => _resource,
        MetricSourceType.Pods => _pods,
        _ => _unserved,
    };

    private static bool Looks(IReadOnlyList<HorizontalPodAutoscaler> autoscalers, MetricSourceType source) =>
        autoscalers.Any(autoscaler => autoscaler.Metrics.Any(metric => metric.Source == source));
}
