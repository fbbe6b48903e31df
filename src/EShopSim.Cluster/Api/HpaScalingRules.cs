namespace EShopSim.Cluster.Api;

/// <summary>Scaling rules of one direction, as the manifest gives them: null fields take Kubernetes' defaults.</summary>
public sealed record HpaScalingRules
{
    /// <summary>How far back recommendations are looked at, 0 to 3600 s.</summary>
    public int? StabilizationWindowSeconds { get; init; }

    /// <summary>Which policy decides.</summary>
    public ScalingPolicySelect? SelectPolicy { get; init; }

    /// <summary>The policies; a given list replaces the default ones.</summary>
    public IReadOnlyList<HpaScalingPolicy>? Policies { get; init; }

    /// <summary>Fraction of the ratio that is ignored (KEP-4951, from 1.33); null takes the controller's 0.1.</summary>
    public double? Tolerance { get; init; }
}
