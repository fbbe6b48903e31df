namespace EShopSim.Cluster.Api;

/// <summary>Where an HPA's metric comes from.</summary>
public enum MetricSourceType
{
    /// <summary>CPU or memory of whole pods, from metrics-server.</summary>
    Resource,

    /// <summary>CPU or memory of one container of each pod.</summary>
    ContainerResource,

    /// <summary>A custom metric of each pod.</summary>
    Pods,

    /// <summary>A custom metric of one other object.</summary>
    Object,

    /// <summary>A metric from outside the cluster.</summary>
    External,
}
