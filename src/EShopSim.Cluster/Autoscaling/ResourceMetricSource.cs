using EShopSim.Cluster.Api;
using EShopSim.Cluster.Metrics;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>metrics.k8s.io: CPU and memory from metrics-server.</summary>
internal sealed class ResourceMetricSource(MetricsServer server, AutoscaledPods pods, ContainerUsages containers) : MetricSource
{
    /// <inheritdoc/>
    public override MetricProposal Propose(MetricSpec metric, MetricQuery query, ReplicaCalculatorSettings settings)
    {
        var usages = new List<PodUsage>(query.Pods.Count);
        PodUsage? oldest = null;
        foreach (var pod in query.Pods)
        {
            if (server.Read(pod) is not { } sample)
                continue;
            var usage = new PodUsage(pod.Name, sample.Timestamp, sample.Window, containers.Of(pod, sample, metric.Name));
            usages.Add(usage);
            if (oldest is null || usage.Timestamp < oldest.Timestamp)
                oldest = usage;
        }

        var arguments = new PodMetricArguments
        {
            CurrentReplicas = query.SpecReplicas,
            Target = metric.Target,
            IsCpu = metric.Name is "cpu",
            Container = metric.Container,
            Pods = pods.For(metric.Name, query.Pods),
            Metrics = ResourceMetrics.Read(usages, metric.Container, settings.Version),
            Now = query.Now,
        };
        var calculation = metric.TargetType == MetricTargetType.Utilization
            ? ReplicaCalculator.GetResourceReplicas(arguments, settings)
            : ReplicaCalculator.GetMetricReplicas(arguments, settings);
        return new MetricProposal(metric, calculation) { MeasuredAt = oldest?.Timestamp, Window = oldest?.Window ?? TimeSpan.Zero };
    }
}
