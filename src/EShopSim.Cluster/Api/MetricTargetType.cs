namespace EShopSim.Cluster.Api;

/// <summary>What a metric's target is compared with.</summary>
public enum MetricTargetType
{
    /// <summary>Usage as a percentage of the request.</summary>
    Utilization,

    /// <summary>The average per pod.</summary>
    AverageValue,

    /// <summary>The value itself.</summary>
    Value,
}
