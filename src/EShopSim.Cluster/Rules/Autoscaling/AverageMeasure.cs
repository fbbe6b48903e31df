namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Average usage per sample against a wanted average (podautoscaler/metrics/utilization.go).</summary>
/// <param name="targetMilli">The wanted average in thousandths.</param>
internal sealed class AverageMeasure(long targetMilli) : UsageMeasure
{
    /// <inheritdoc/>
    public override UsageRatio Measure(List<PodValue> samples, KubernetesVersion version)
    {
        var sum = 0L;
        foreach (var sample in samples)
            sum = Add(sum, sample.ValueMilli, version);
        var average = sum / samples.Count;
        return new UsageRatio((double)average / targetMilli, average, average);
    }

    /// <inheritdoc/>
    public override long MissingOnScaleDown(string podName, KubernetesVersion version) => targetMilli;

    /// <inheritdoc/>
    public override bool CountsMissingOnTarget(KubernetesVersion version) => version < KubernetesVersion.V1_28;

    /// <inheritdoc/>
    public override bool GuardsDirection(KubernetesVersion version) => version >= KubernetesVersion.V1_28;
}
