using EShopSim.Cluster.Api;

namespace EShopSim.Planning.Tuning;

/// <summary>Reads and turns the fields of an HPA.</summary>
public static class HpaKnobs
{
    private const int UpPeriodSeconds = 15;
    private const int DownPeriodSeconds = 60;

    /// <summary>The value a field has; null where the HPA says nothing of the kind.</summary>
    public static long? Read(HorizontalPodAutoscaler hpa, HpaKnob knob)
    {
        ArgumentNullException.ThrowIfNull(hpa);
        return knob switch
        {
            HpaKnob.Target => hpa.Metrics[0].Target,
            HpaKnob.Min => hpa.MinReplicas,
            HpaKnob.Max => hpa.MaxReplicas,
            HpaKnob.ScaleUpWindow => hpa.Behavior?.ScaleUp?.StabilizationWindowSeconds,
            HpaKnob.ScaleDownWindow => hpa.Behavior?.ScaleDown?.StabilizationWindowSeconds,
            HpaKnob.ScaleUpPercent => Single(hpa.Behavior?.ScaleUp, isPercent: true),
            HpaKnob.ScaleUpPods => Single(hpa.Behavior?.ScaleUp, isPercent: false),
            HpaKnob.ScaleDownPercent => Single(hpa.Behavior?.ScaleDown, isPercent: true),
            HpaKnob.Tolerance => hpa.Behavior?.ScaleUp?.Tolerance is { } tolerance ? (long)Math.Round(tolerance * 100) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(knob), knob, "not a field of an HPA"),
        };
    }

    /// <summary>The HPA with another value; min and max are kept in order.</summary>
    public static HorizontalPodAutoscaler Turn(HorizontalPodAutoscaler hpa, HpaKnob knob, long value)
    {
        ArgumentNullException.ThrowIfNull(hpa);
        var number = (int)Math.Clamp(value, 0, int.MaxValue);
        return knob switch
        {
            HpaKnob.Target => hpa with { Metrics = [hpa.Metrics[0] with { Target = value }, .. hpa.Metrics.Skip(1)] },
            HpaKnob.Min => hpa with { MinReplicas = number, MaxReplicas = Math.Max(hpa.MaxReplicas, number) },
            HpaKnob.Max => hpa with { MaxReplicas = Math.Max(1, number), MinReplicas = Math.Min(hpa.MinReplicas, Math.Max(1, number)) },
            HpaKnob.ScaleUpWindow => Up(hpa, rules => rules with { StabilizationWindowSeconds = number }),
            HpaKnob.ScaleDownWindow => Down(hpa, rules => rules with { StabilizationWindowSeconds = number }),
            HpaKnob.ScaleUpPercent => Up(hpa, rules => rules with { Policies = [new HpaScalingPolicy(IsPercent: true, number, UpPeriodSeconds)] }),
            HpaKnob.ScaleUpPods => Up(hpa, rules => rules with { Policies = [new HpaScalingPolicy(IsPercent: false, number, UpPeriodSeconds)] }),
            HpaKnob.ScaleDownPercent => Down(hpa, rules => rules with { Policies = [new HpaScalingPolicy(IsPercent: true, number, DownPeriodSeconds)] }),
            HpaKnob.Tolerance => Down(Up(hpa, rules => rules with { Tolerance = value / 100.0 }), rules => rules with { Tolerance = value / 100.0 }),
            _ => throw new ArgumentOutOfRangeException(nameof(knob), knob, "not a field of an HPA"),
        };
    }

    /// <summary>Whether a lower value keeps more replicas, or brings them sooner; of the other fields a higher one does.</summary>
    public static bool IsSaferLower(HpaKnob knob) => knob is HpaKnob.Target or HpaKnob.Tolerance or HpaKnob.ScaleUpWindow or HpaKnob.ScaleDownPercent;

    /// <summary>A value in words, as <c>target 60 %</c>.</summary>
    public static string Words(HorizontalPodAutoscaler hpa, HpaKnob knob, long value)
    {
        ArgumentNullException.ThrowIfNull(hpa);
        return knob switch
        {
            HpaKnob.Target when hpa.Metrics[0].TargetType == MetricTargetType.Utilization => FormattableString.Invariant($"target {value} %"),
            HpaKnob.Target => FormattableString.Invariant($"target {value / 1000.0:0.###}"),
            HpaKnob.Min => FormattableString.Invariant($"min {value}"),
            HpaKnob.Max => FormattableString.Invariant($"max {value}"),
            HpaKnob.ScaleUpWindow => FormattableString.Invariant($"scale-up window {value} s"),
            HpaKnob.ScaleDownWindow => FormattableString.Invariant($"scale-down window {value} s"),
            HpaKnob.ScaleUpPercent => FormattableString.Invariant($"up {value} % per {UpPeriodSeconds} s"),
            HpaKnob.ScaleUpPods => FormattableString.Invariant($"up {value} pods per {UpPeriodSeconds} s"),
            HpaKnob.ScaleDownPercent => FormattableString.Invariant($"down {value} % per {DownPeriodSeconds} s"),
            _ => FormattableString.Invariant($"tolerance {value} %"),
        };
    }

    private static long? Single(HpaScalingRules? rules, bool isPercent) =>
        rules?.Policies is [var only] && only.IsPercent == isPercent ? only.Value : null;

    private static HorizontalPodAutoscaler Up(HorizontalPodAutoscaler hpa, Func<HpaScalingRules, HpaScalingRules> change) =>
        hpa with { Behavior = new HpaBehavior(change(hpa.Behavior?.ScaleUp ?? new HpaScalingRules()), hpa.Behavior?.ScaleDown) };

    private static HorizontalPodAutoscaler Down(HorizontalPodAutoscaler hpa, Func<HpaScalingRules, HpaScalingRules> change) =>
        hpa with { Behavior = new HpaBehavior(hpa.Behavior?.ScaleUp, change(hpa.Behavior?.ScaleDown ?? new HpaScalingRules())) };
}
