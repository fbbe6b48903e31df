namespace EShopSim.Cluster.Api;

/// <summary>v1 LimitRange: defaults and bounds for the pods that are created in its namespace.</summary>
/// <param name="Meta">Name, namespace, labels.</param>
/// <param name="Items">spec.limits, in order.</param>
public sealed record LimitRange(ObjectMeta Meta, IReadOnlyList<LimitRangeItem> Items);
