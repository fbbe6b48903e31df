namespace EShopSim.Cluster.Rules;

/// <summary>Status of a condition, as in Kubernetes' API.</summary>
public enum ConditionStatus
{
    /// <summary>The condition holds.</summary>
    True,

    /// <summary>The condition does not hold.</summary>
    False,

    /// <summary>Nobody can tell.</summary>
    Unknown,
}
