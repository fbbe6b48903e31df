namespace EShopSim.Cluster.Api;

/// <summary>Everything the manifests define that the control plane acts on, in the order it was read.</summary>
public sealed record ClusterObjects
{
    /// <summary>Nodes.</summary>
    public IReadOnlyList<Node> Nodes { get; init; } = [];

    /// <summary>Deployments.</summary>
    public IReadOnlyList<Deployment> Deployments { get; init; } = [];

    /// <summary>StatefulSets.</summary>
    public IReadOnlyList<StatefulSet> StatefulSets { get; init; } = [];

    /// <summary>ReplicaSets without an owner.</summary>
    public IReadOnlyList<ReplicaSet> ReplicaSets { get; init; } = [];

    /// <summary>DaemonSets.</summary>
    public IReadOnlyList<DaemonSet> DaemonSets { get; init; } = [];

    /// <summary>Services.</summary>
    public IReadOnlyList<Service> Services { get; init; } = [];

    /// <summary>HorizontalPodAutoscalers.</summary>
    public IReadOnlyList<HorizontalPodAutoscaler> Autoscalers { get; init; } = [];

    /// <summary>KEDA's ScaledObjects; the HPAs that they write are among <see cref="Autoscalers"/>.</summary>
    public IReadOnlyList<ScaledObject> ScaledObjects { get; init; } = [];

    /// <summary>PodDisruptionBudgets.</summary>
    public IReadOnlyList<PodDisruptionBudget> DisruptionBudgets { get; init; } = [];

    /// <summary>PriorityClasses.</summary>
    public IReadOnlyList<PriorityClass> PriorityClasses { get; init; } = [];

    /// <summary>LimitRanges.</summary>
    public IReadOnlyList<LimitRange> LimitRanges { get; init; } = [];

    /// <summary>ResourceQuotas.</summary>
    public IReadOnlyList<ResourceQuota> ResourceQuotas { get; init; } = [];

    /// <summary>Groups of nodes that the Cluster Autoscaler may grow and shrink; their first nodes are among <see cref="Nodes"/>.</summary>
    public IReadOnlyList<NodeGroup> NodeGroups { get; init; } = [];

    /// <summary>Namespaces that were declared.</summary>
    public IReadOnlyList<Namespace> Namespaces { get; init; } = [];

    /// <summary>The ScaledObject that writes an HPA, and would undo what anybody else changes of it; null where people write it.</summary>
    public ScaledObject? WriterOf(HorizontalPodAutoscaler hpa)
    {
        ArgumentNullException.ThrowIfNull(hpa);
        return ScaledObjects.FirstOrDefault(scaled =>
            string.Equals(scaled.Autoscaler.Meta.Name, hpa.Meta.Name, StringComparison.Ordinal) && string.Equals(scaled.Autoscaler.Meta.Namespace, hpa.Meta.Namespace, StringComparison.Ordinal));
    }
}
