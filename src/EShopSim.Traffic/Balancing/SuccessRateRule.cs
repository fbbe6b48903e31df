using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Balancing;

/// <summary>Below which success rate a pod is left out (Envoy, successRateEjectionThreshold in source/common/upstream/outlier_detection_impl.cc).</summary>
internal static class SuccessRateRule
{
    /// <summary>The mean less so many standard deviations; nothing is below it where too few pods had enough requests.</summary>
    /// <param name="rules">How many pods, and how many deviations.</param>
    /// <param name="rates">Success rates of the pods that had enough requests, 0 to 1.</param>
    public static double Threshold(SuccessRateEjection rules, ReadOnlySpan<double> rates)
    {
        if (rates.Length < rules.MinimumHosts || rates.Length == 0)
            return double.NegativeInfinity;
        var mean = 0.0;
        foreach (var rate in rates)
            mean += rate / rates.Length;
        var variance = 0.0;
        foreach (var rate in rates)
            variance += (rate - mean) * (rate - mean) / rates.Length;
        return mean - (rules.StdevFactor * Math.Sqrt(variance));
    }
}
