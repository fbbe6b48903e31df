using EShopSim.Cluster.Api;

namespace EShopSim.Simulation;

/// <summary>The replicas of a shop that has been running for long: its HPAs have corrected what lay outside their bounds.</summary>
internal static class SettledReplicas
{
    /// <summary>The objects with the replicas of autoscaled workloads brought within their bounds; 0 stays, it switches the HPA off.</summary>
    public static ClusterObjects Of(ClusterObjects objects) => objects with
    {
        Deployments = [.. objects.Deployments.Select(d =>
            d with { Replicas = Settled(objects, new WorkloadRef(WorkloadKind.Deployment, d.Meta.Namespace, d.Meta.Name), d.Replicas) })],
        StatefulSets = [.. objects.StatefulSets.Select(s =>
            s with { Replicas = Settled(objects, new WorkloadRef(WorkloadKind.StatefulSet, s.Meta.Namespace, s.Meta.Name), s.Replicas) })],
        ReplicaSets = [.. objects.ReplicaSets.Select(r =>
            r with { Replicas = Settled(objects, new WorkloadRef(WorkloadKind.ReplicaSet, r.Meta.Namespace, r.Meta.Name), r.Replicas) })],
    };

    private static int? Settled(ClusterObjects objects, WorkloadRef workload, int? replicas)
    {
        if (replicas == 0 || objects.Autoscalers.FirstOrDefault(a => a.Target == workload) is not { } autoscaler)
            return replicas;
        return Math.Min(Math.Max(replicas ?? 1, autoscaler.MinReplicas), autoscaler.MaxReplicas);
    }
}
