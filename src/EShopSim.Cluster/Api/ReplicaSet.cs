namespace EShopSim.Cluster.Api;

/// <summary>apps/v1 ReplicaSet as a manifest gives it (one that no Deployment owns).</summary>
/// <param name="Meta">Name, namespace, labels.</param>
/// <param name="Selector">Which pods belong to it.</param>
/// <param name="Template">What its pods are made from.</param>
public sealed record ReplicaSet(ObjectMeta Meta, LabelSelector Selector, PodTemplate Template)
{
    /// <summary>Wanted pods; null where the manifest leaves it out (Kubernetes then starts with 1).</summary>
    public int? Replicas { get; init; }

    /// <summary>Seconds a pod must be ready to count as available; default 0.</summary>
    public int MinReadySeconds { get; init; }
}
