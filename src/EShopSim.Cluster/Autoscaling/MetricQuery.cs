using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>What a sync of an HPA asks its metrics about.</summary>
/// <param name="Autoscaler">The HPA.</param>
/// <param name="SpecReplicas">spec.replicas of the target.</param>
/// <param name="StatusReplicas">status.replicas of the target.</param>
/// <param name="Pods">The pods that the target's selector matches.</param>
/// <param name="Now">The instant of the sync.</param>
internal sealed record MetricQuery(
    HorizontalPodAutoscaler Autoscaler, int SpecReplicas, int StatusReplicas, IReadOnlyList<Pod> Pods, SimTime Now);
