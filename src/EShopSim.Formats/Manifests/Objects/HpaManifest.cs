using EShopSim.Cluster.Api;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>An HPA as its manifest gives it; the target's kind may be one that is not simulated.</summary>
internal sealed record HpaManifest(ObjectMeta Meta, HpaTarget Target, int MaxReplicas)
{
    internal int MinReplicas { get; init; } = 1;

    internal IReadOnlyList<MetricSpec> Metrics { get; init; } = [];

    internal HpaBehavior? Behavior { get; init; }

    /// <summary>The HPA the controller sees; null where the target's kind is not simulated.</summary>
    internal HorizontalPodAutoscaler? ToAutoscaler()
    {
        WorkloadKind? kind = Target.Kind switch
        {
            "Deployment" => WorkloadKind.Deployment,
            "StatefulSet" => WorkloadKind.StatefulSet,
            "ReplicaSet" => WorkloadKind.ReplicaSet,
            _ => null,
        };
        if (kind is null)
            return null;
        return new HorizontalPodAutoscaler(Meta, new WorkloadRef(kind.Value, Meta.Namespace, Target.Name), MaxReplicas)
        {
            MinReplicas = MinReplicas,
            Metrics = Metrics.Count == 0 ? [MetricSpec.DefaultCpu] : Metrics,
            Behavior = Behavior,
        };
    }
}
