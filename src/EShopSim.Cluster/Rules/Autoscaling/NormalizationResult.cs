namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>A raw recommendation turned into a size, with everything that shaped it.</summary>
/// <param name="Replicas">The size.</param>
/// <param name="Stabilization">What the look back did.</param>
/// <param name="Rate">What the bounds on size and speed did.</param>
/// <param name="AbleReason">AbleToScale's reason (its status is True).</param>
/// <param name="Limited">ScalingLimited's status.</param>
public sealed record NormalizationResult(
    int Replicas, StabilizationResult Stabilization, RateLimitResult Rate, string AbleReason, bool Limited);
