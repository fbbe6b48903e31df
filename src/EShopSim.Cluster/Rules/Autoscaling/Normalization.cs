using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>From the raw recommendation to the new size: look back, then limit (normalizeDesiredReplicas… in horizontal.go).</summary>
public static class Normalization
{
    /// <summary>Takes the path with or without scaling rules. The two differ even for default rules.</summary>
    public static NormalizationResult Normalize(NormalizationArguments arguments)
    {
        if (arguments.Behavior is null)
        {
            var legacy = Stabilization.Legacy(arguments);
            var limits = LegacyLimits.Apply(
                arguments.CurrentReplicas, legacy.Replicas, arguments.MinReplicas, arguments.MaxReplicas);
            return Result(arguments, legacy, limits);
        }

        var withDefaults = arguments with { Behavior = HpaBehaviorDefaults.Apply(arguments.Behavior) };
        var stabilized = Stabilization.WithBehavior(withDefaults);
        var rate = ScalingRate.Apply(withDefaults with { DesiredReplicas = stabilized.Replicas });
        return Result(arguments, stabilized, rate);
    }

    private static NormalizationResult Result(NormalizationArguments arguments, StabilizationResult stabilized, RateLimitResult rate) =>
        new(
            rate.Replicas,
            stabilized,
            rate,
            stabilized.Replicas == arguments.DesiredReplicas ? HpaReasons.ReadyForNewScale : stabilized.Reason,
            rate.Replicas != stabilized.Replicas);
}
