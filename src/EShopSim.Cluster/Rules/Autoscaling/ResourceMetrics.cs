namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Reads answers of metrics.k8s.io the way the HPA does (pkg/controller/podautoscaler/metrics/client.go).</summary>
public static class ResourceMetrics
{
    /// <summary>One value per pod: the sum over its containers, or that of the container named.</summary>
    /// <param name="items">The answer of the metrics API.</param>
    /// <param name="container">The one container wanted; null sums over all.</param>
    /// <param name="version">From 1.33 on a pod whose metrics lack the container is missing; before, nothing can be read.</param>
    public static PodMetricsAnswer Read(IReadOnlyList<PodUsage> items, string? container, KubernetesVersion version)
    {
        if (items.Count == 0)
            return PodMetricsAnswer.Failed(MetricError.NoMetrics);
        var metrics = new List<PodMetric>(items.Count);
        foreach (var item in items)
        {
            if (container is not null && IndexOf(item, container) < 0 && version < KubernetesVersion.V1_35)
                return PodMetricsAnswer.Failed(MetricError.ContainerNotInMetrics);
            var value = container is null ? SumOf(item) : UsageOf(item, container);
            if (value is { } valueMilli)
                metrics.Add(new PodMetric(item.PodName, valueMilli, item.Timestamp, item.Window));
        }

        return new PodMetricsAnswer(metrics, null);
    }

    // One container without the resource makes the whole pod missing: a partial sum would look like low usage.
    private static long? SumOf(PodUsage item)
    {
        if (item.Containers.Count == 0)
            return null;
        var sum = 0L;
        foreach (var container in item.Containers)
        {
            if (container.UsageMilli is not { } usage)
                return null;
            sum += usage;
        }

        return sum;
    }

    private static long? UsageOf(PodUsage item, string container)
    {
        var index = IndexOf(item, container);
        return index < 0 ? null : item.Containers[index].UsageMilli;
    }

    private static int IndexOf(PodUsage item, string container)
    {
        for (var i = 0; i < item.Containers.Count; i++)
            if (string.Equals(item.Containers[i].Name, container, StringComparison.Ordinal))
                return i;
        return -1;
    }
}
