namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>How samples are compared with a target.</summary>
internal abstract class UsageMeasure
{
    /// <summary>Compares the samples with the target.</summary>
    public abstract UsageRatio Measure(List<PodValue> samples, KubernetesVersion version);

    /// <summary>What a pod without a sample is taken to use when the others ask for fewer pods.</summary>
    public abstract long MissingOnScaleDown(string podName, KubernetesVersion version);

    /// <summary>Whether missing pods count as idle when the others are exactly on target.</summary>
    public abstract bool CountsMissingOnTarget(KubernetesVersion version);

    /// <summary>Whether a proposal against the direction of its ratio is dropped.</summary>
    public abstract bool GuardsDirection(KubernetesVersion version);

    /// <summary>A sum that wrapped around until the newest calculators, which stop at the largest value.</summary>
    protected static long Add(long sum, long value, KubernetesVersion version)
    {
        var total = unchecked(sum + value);
        var overflown = ((sum ^ total) & (value ^ total)) < 0;
        if (!overflown || version < KubernetesVersion.V1_35)
            return total;
        return sum < 0 ? long.MinValue : long.MaxValue;
    }
}
