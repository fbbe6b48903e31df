using EShopSim.Cluster.Api;
using EShopSim.Cluster.Metrics;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>metrics.k8s.io: CPU and memory from metrics-server.</summary>
/// <remarks>What runs in a pod is taken to run in its first container; the others use nothing.</remarks>
internal sealed class ResourceMetricSource(MetricsServer server, AutoscaledPods pods) : MetricSource
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
            var usage = new PodUsage(pod.Name, sample.Timestamp, sample.Window, ByContainer(pod, sample, metric.Name));
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

    private static ContainerUsage[] ByContainer(Pod pod, UsageSample sample, string resource)
    {
        long? used = resource switch
        {
            "cpu" => sample.CpuMillicores,
            "memory" => sample.MemoryBytes * 1000,
            _ => null,
        };
        var containers = new ContainerUsage[pod.Template.Containers.Count];
        for (var i = 0; i < containers.Length; i++)
            containers[i] = new ContainerUsage(pod.Template.Containers[i].Name, i == 0 ? used : used * 0);
        return containers;
    }
}
