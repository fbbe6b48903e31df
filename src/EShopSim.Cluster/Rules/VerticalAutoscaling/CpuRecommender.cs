namespace EShopSim.Cluster.Rules.VerticalAutoscaling;

/// <summary>The CPU request that the VPA recommends (vertical-pod-autoscaler/pkg/recommender/logic): percentile, margin, confidence, minimum, each cut to whole millicores.</summary>
public static class CpuRecommender
{
    private const double SafetyMargin = 0.15;
    private const long LeastOfPodMillicores = 25;

    /// <summary>The recommendation; null without samples.</summary>
    /// <param name="usage">What the container has used.</param>
    /// <param name="containers">Containers of its pod, over which the minimum is spread evenly; at least 1.</param>
    public static CpuRecommendation? Recommend(UsageHistogram usage, int containers)
    {
        ArgumentNullException.ThrowIfNull(usage);
        var days = usage.ConfidenceDays;
        if (days <= 0)
            return null;
        return new CpuRecommendation(
            Least((long)(WithMargin(usage.Percentile(0.5)) * LowerFactor(days)), containers),
            Least(WithMargin(usage.Percentile(0.9)), containers),
            Least((long)Math.Min(WithMargin(usage.Percentile(0.95)) * UpperFactor(days), long.MaxValue / 2), containers));
    }

    /// <summary>How far below the median the lower bound lies after so many days.</summary>
    public static double LowerFactor(double days) => Math.Pow(1 + (0.001 / days), -2);

    /// <summary>How far above the 95th percentile the upper bound lies after so many days.</summary>
    public static double UpperFactor(double days) => 1 + (1 / days);

    private static long WithMargin(double cores)
    {
        var millicores = (long)(cores * 1000);
        return millicores + (long)(millicores * SafetyMargin);
    }

    private static long Least(long millicores, int containers) => Math.Max(millicores, LeastOfPodMillicores / containers);
}
