namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>A recommendation after the bounds on size and on speed.</summary>
/// <param name="Replicas">The size.</param>
/// <param name="Reason">ScalingLimited's reason.</param>
/// <param name="Limit">What the policies allowed, when something was limited.</param>
public sealed record RateLimitResult(int Replicas, string Reason, PolicyLimit? Limit);
