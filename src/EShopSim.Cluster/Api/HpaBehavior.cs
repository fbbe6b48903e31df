namespace EShopSim.Cluster.Api;

/// <summary>spec.behavior of an HPA (KEP-853), as the manifest gives it: null fields take Kubernetes' defaults.</summary>
/// <param name="ScaleUp">Rules for growing.</param>
/// <param name="ScaleDown">Rules for shrinking.</param>
public sealed record HpaBehavior(HpaScalingRules? ScaleUp, HpaScalingRules? ScaleDown);
