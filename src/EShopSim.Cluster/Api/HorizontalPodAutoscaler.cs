namespace EShopSim.Cluster.Api;

/// <summary>autoscaling HorizontalPodAutoscaler; v1 and v2beta2 are read into this v2 form.</summary>
/// <param name="Meta">Name, namespace, labels.</param>
/// <param name="Target">The workload it scales.</param>
/// <param name="MaxReplicas">Upper bound; at least 1.</param>
public sealed record HorizontalPodAutoscaler(ObjectMeta Meta, WorkloadRef Target, int MaxReplicas)
{
    /// <summary>Lower bound; default 1.</summary>
    public int MinReplicas { get; init; } = 1;

    /// <summary>What it looks at; never empty (without metrics Kubernetes takes CPU utilization 80 %).</summary>
    public IReadOnlyList<MetricSpec> Metrics { get; init; } = [MetricSpec.DefaultCpu];

    /// <summary>Scaling rules; null takes the path of the controller's flags, which is not the same as the defaults.</summary>
    public HpaBehavior? Behavior { get; init; }
}
