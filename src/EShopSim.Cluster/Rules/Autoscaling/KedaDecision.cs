namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What a poll of KEDA comes to.</summary>
/// <param name="IsActive">Whether some trigger is active.</param>
/// <param name="Replicas">The replicas that KEDA writes; null where it writes none.</param>
public readonly record struct KedaDecision(bool IsActive, int? Replicas);
