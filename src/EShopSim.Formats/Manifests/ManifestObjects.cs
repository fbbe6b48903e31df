using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Admission;
using EShopSim.Formats.Manifests.Objects;

namespace EShopSim.Formats.Manifests;

/// <summary>All objects of the manifests, each with its document.</summary>
internal sealed class ManifestObjects
{
    internal ObjectList<Node> Nodes { get; } = new("Node");

    internal ObjectList<Deployment> Deployments { get; } = new("Deployment");

    internal ObjectList<StatefulSet> StatefulSets { get; } = new("StatefulSet");

    internal ObjectList<ReplicaSet> ReplicaSets { get; } = new("ReplicaSet");

    internal ObjectList<DaemonSet> DaemonSets { get; } = new("DaemonSet");

    internal ObjectList<Service> Services { get; } = new("Service");

    internal ObjectList<HpaManifest> Autoscalers { get; } = new("HorizontalPodAutoscaler");

    internal ObjectList<ScaledObjectManifest> ScaledObjects { get; } = new("ScaledObject");

    internal ObjectList<PodDisruptionBudget> Budgets { get; } = new("PodDisruptionBudget");

    internal ObjectList<PriorityClass> PriorityClasses { get; } = new("PriorityClass");

    internal ObjectList<LimitRange> LimitRanges { get; } = new("LimitRange");

    internal ObjectList<ResourceQuota> Quotas { get; } = new("ResourceQuota");

    /// <summary>The quotas that are simulated: without a scopeSelector.</summary>
    internal IReadOnlyList<ResourceQuota> SimulatedQuotas =>
        [.. Quotas.Items.Where(static item => item.Document.Find("spec") is not YamlMapping spec || spec["scopeSelector"] is null or { IsNull: true }).Select(static item => item.Object)];

    internal ObjectList<NetworkPolicy> NetworkPolicies { get; } = new("NetworkPolicy");

    internal ObjectList<DestinationRule> DestinationRules { get; } = new("DestinationRule");

    internal ObjectList<VirtualService> VirtualServices { get; } = new("VirtualService");

    internal ObjectList<Namespace> Namespaces { get; } = new("Namespace");

    internal List<(ManifestDocument First, int Count)> Ignored { get; } = [];

    /// <summary>What the LimitRanges of a namespace say.</summary>
    internal IReadOnlyList<LimitRangeItem> LimitsIn(string ns) =>
        [.. LimitRanges.Objects.Where(range => string.Equals(range.Meta.Namespace, ns, StringComparison.Ordinal)).SelectMany(static range => range.Items)];

    /// <summary>Every workload with its pods' template, as LimitRanges complete it.</summary>
    internal IReadOnlyList<Workload> Workloads() => LimitRanges.Objects.Count == 0
        ? Written()
        : [.. Written().Select(workload => workload with { Template = LimitRanger.WithDefaults(workload.Template, LimitsIn(workload.Ref.Namespace)) })];

    private IReadOnlyList<Workload> Written() =>
    [
        .. Deployments.Items.Select(item => new Workload(Ref(WorkloadKind.Deployment, item.Object.Meta), item.Object.Selector, item.Object.Template, item.Object.Replicas, item.Document)),
        .. StatefulSets.Items.Select(item => new Workload(Ref(WorkloadKind.StatefulSet, item.Object.Meta), item.Object.Selector, item.Object.Template, item.Object.Replicas, item.Document)),
        .. ReplicaSets.Items.Select(item => new Workload(Ref(WorkloadKind.ReplicaSet, item.Object.Meta), item.Object.Selector, item.Object.Template, item.Object.Replicas, item.Document)),
        .. DaemonSets.Items.Select(item => new Workload(Ref(WorkloadKind.DaemonSet, item.Object.Meta), item.Object.Selector, item.Object.Template, null, item.Document)),
    ];

    /// <summary>The HPA that scales a workload; null where there is none.</summary>
    internal Manifest<HpaManifest>? AutoscalerOf(WorkloadRef workload) =>
        Autoscalers.Items.FirstOrDefault(hpa => hpa.Object.ToAutoscaler()?.Target == workload);

    internal ClusterObjects ToCluster() => new()
    {
        Nodes = Nodes.Objects,
        Deployments = Deployments.Objects,
        StatefulSets = StatefulSets.Objects,
        ReplicaSets = ReplicaSets.Objects,
        DaemonSets = DaemonSets.Objects,
        Services = Services.Objects,
        Autoscalers = [.. Autoscalers.Objects.Select(hpa => hpa.ToAutoscaler()).OfType<HorizontalPodAutoscaler>()],
        ScaledObjects = [.. ScaledObjects.Objects.Where(static item => item.Autoscaler.Metrics.Count > 0).Select(static item => item.ToScaledObject()).OfType<ScaledObject>()],
        DisruptionBudgets = Budgets.Objects,
        PriorityClasses = PriorityClasses.Objects,
        LimitRanges = LimitRanges.Objects,
        ResourceQuotas = SimulatedQuotas,
        Namespaces = Namespaces.Objects,
    };

    private static WorkloadRef Ref(WorkloadKind kind, ObjectMeta meta) => new(kind, meta.Namespace, meta.Name);
}
