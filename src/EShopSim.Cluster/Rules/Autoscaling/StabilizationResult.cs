namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>A recommendation after the look back at older ones.</summary>
/// <param name="Replicas">The stabilized recommendation.</param>
/// <param name="Reason">ScaleUpStabilized or ScaleDownStabilized by the direction of the raw recommendation, whether or not it was changed.</param>
/// <param name="Binding">The older recommendation that decided; null when none did.</param>
/// <param name="Recommendations">The remembered recommendations with the new one stored.</param>
public sealed record StabilizationResult(
    int Replicas, string Reason, TimestampedRecommendation? Binding, IReadOnlyList<TimestampedRecommendation> Recommendations);
