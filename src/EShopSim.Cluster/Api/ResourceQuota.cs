namespace EShopSim.Cluster.Api;

/// <summary>v1 ResourceQuota, as far as it is about pods: what those of its namespace may have together.</summary>
/// <param name="Meta">Name, namespace, labels.</param>
public sealed record ResourceQuota(ObjectMeta Meta)
{
    /// <summary>requests.cpu and requests.memory; null where not bounded.</summary>
    public ResourceList Requests { get; init; } = ResourceList.None;

    /// <summary>limits.cpu and limits.memory; null where not bounded.</summary>
    public ResourceList Limits { get; init; } = ResourceList.None;

    /// <summary>Number of pods; null where not bounded.</summary>
    public long? Pods { get; init; }

    /// <summary>spec.scopes: all must hold for a pod to be counted.</summary>
    public IReadOnlyList<QuotaScope> Scopes { get; init; } = [];
}
