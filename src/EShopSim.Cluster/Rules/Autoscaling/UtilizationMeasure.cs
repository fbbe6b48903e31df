namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Usage as a whole percentage of what the pods request (podautoscaler/metrics/utilization.go).</summary>
/// <param name="requests">Request in thousandths by pod.</param>
/// <param name="targetPercent">The wanted percentage.</param>
internal sealed class UtilizationMeasure(Dictionary<string, long> requests, int targetPercent) : UsageMeasure
{
    /// <inheritdoc/>
    public override UsageRatio Measure(List<PodValue> samples, KubernetesVersion version)
    {
        long usage = 0, requested = 0;
        var count = 0;
        foreach (var sample in samples)
        {
            // A sample may outlive its pod by some seconds; without a request it says nothing.
            if (!requests.TryGetValue(sample.PodName, out var request))
                continue;
            usage = Add(usage, sample.ValueMilli, version);
            requested = Add(requested, request, version);
            count++;
        }

        if (requested == 0)
            return new UsageRatio(0, 0, 0, MetricError.NoMatchingMetrics);
        var percent = unchecked((int)(usage * 100 / requested));
        return new UsageRatio((double)percent / targetPercent, percent, usage / count);
    }

    /// <inheritdoc/>
    public override long MissingOnScaleDown(string podName, KubernetesVersion version) =>
        version >= KubernetesVersion.V1_28
            ? unchecked(requests[podName] * Math.Max(100L, targetPercent) / 100)
            : requests[podName];

    /// <inheritdoc/>
    public override bool CountsMissingOnTarget(KubernetesVersion version) => false;

    /// <inheritdoc/>
    public override bool GuardsDirection(KubernetesVersion version) => true;
}
