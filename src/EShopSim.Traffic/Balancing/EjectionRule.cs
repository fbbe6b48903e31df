using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Balancing;

/// <summary>When a failing pod is left out and for how long (Envoy, source/common/upstream/outlier_detection_impl.cc).</summary>
internal static class EjectionRule
{
    /// <summary>Whether one more pod may be ejected.</summary>
    public static bool MayEject(OutlierDetection rules, int ejected, int hosts) =>
        (rules.AlwaysEjectOne && ejected == 0) || ejected + 1 <= rules.MaxEjectionFraction * hosts;

    /// <summary>
    /// How many base times a new ejection takes: one more than the last, less one for each interval since the pod's return.
    /// </summary>
    public static int Multiple(OutlierDetection rules, int ejections, long returnedTicks, long nowTicks)
    {
        if (ejections == 0)
            return 1;
        var forgiven = (nowTicks / rules.Interval.Ticks) - (returnedTicks / rules.Interval.Ticks);
        return (int)Math.Max(0, ejections - forgiven) + 1;
    }

    /// <summary>When the pod returns: at the first look after its time, which comes every interval.</summary>
    public static long ReturnTicks(OutlierDetection rules, int multiple, long nowTicks)
    {
        var length = Math.Min(multiple * rules.BaseEjectionTime.Ticks, Math.Max(rules.MaxEjectionTime.Ticks, rules.BaseEjectionTime.Ticks));
        var interval = rules.Interval.Ticks;
        return (nowTicks + length + interval - 1) / interval * interval;
    }

    /// <summary>Whether so few pods are healthy that ejection is disregarded.</summary>
    public static bool Panics(double threshold, int healthy, int hosts) => healthy < threshold * hosts || healthy == 0;
}
