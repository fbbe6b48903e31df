using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.Tests.Rules;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>Averages over pods, and totals of Object and External metrics, worked out by hand; all values in thousandths.</summary>
public sealed class AverageAndValueExamples
{
    [Theory]
    [InlineData("plain growth", 3, 15000, new long[] { 20000, 10000, 30000 }, 0, 0, 4)]
    [InlineData("a pending pod as idle", 3, 15000, new long[] { 50000, 10000 }, 1, 0, 4)]
    [InlineData("missing pods at the target keep the size", 3, 50000, new long[] { 30000 }, 0, 2, 3)]
    [InlineData("missing pods turn the direction", 3, 15000, new long[] { 20000 }, 0, 2, 3)]
    [InlineData("plain shrinking", 5, 20000, new long[] { 12000, 12000, 12000, 12000, 12000 }, 0, 0, 3)]
    public void Average_over_the_pods(string example, int current, long target, long[] values, int pending, int missing, int expected)
    {
        var arguments = HpaWorkload.Cpu(current, target, 100, values, pending, missing) with { IsCpu = false };

        var result = ReplicaCalculator.GetMetricReplicas(arguments, HpaWorkload.Settings(KubernetesVersion.V1_35));

        Assert.True(result.Replicas == expected, $"{example}: {result}");
    }

    [Theory]
    [InlineData("exactly on target, missing as idle", KubernetesVersion.V1_20, 2)]
    [InlineData("exactly on target, missing left out", KubernetesVersion.V1_28, 4)]
    [InlineData("exactly on target, missing left out", KubernetesVersion.V1_35, 4)]
    public void Missing_pods_beside_pods_on_target(string example, KubernetesVersion version, int expected)
    {
        var arguments = HpaWorkload.Cpu(4, 1000, 100, [1000, 1000], missing: 2) with { IsCpu = false };

        var result = ReplicaCalculator.GetMetricReplicas(arguments, HpaWorkload.Settings(version));

        Assert.True(result.Replicas == expected, $"{example} in {version}: {result}");
    }

    [Theory]
    [InlineData("times the pods", 3, 3, 20000, 15000, 4)]
    [InlineData("times the ready pods only", 3, 1, 20000, 15000, 2)]
    [InlineData("within the tolerance", 5, 5, 4600, 4400, 5)]
    [InlineData("from zero the ratio alone", 0, 0, 301, 100, 4)]
    public void Value_of_an_object(string example, int current, int ready, long usage, long target, int expected)
    {
        var result = ReplicaCalculator.GetObjectMetricReplicas(
            current, target, usage, HpaWorkload.ReadyPods(ready), HpaWorkload.Settings(KubernetesVersion.V1_35));

        Assert.True(result.Replicas == expected, $"{example}: {result}");
    }

    [Theory]
    [InlineData("on target", 3, 8601, 2867, 3)]
    [InlineData("above target", 3, 90000, 20000, 5)]
    [InlineData("ratio 1.0125 keeps the replicas of status", 4, 81000, 20000, 4)]
    [InlineData("from zero", 0, 301, 100, 4)]
    [InlineData("rounded up", 10, 1110, 100, 12)]
    [InlineData("zero of zero", 0, 0, 100, 0)]
    public void Value_per_pod(string example, int status, long usage, long target, int expected)
    {
        foreach (var version in Enum.GetValues<KubernetesVersion>())
        {
            var result = ReplicaCalculator.GetExternalPerPodMetricReplicas(status, target, [usage], HpaWorkload.Settings(version));

            Assert.True(result.Replicas == expected, $"{example} in {version}: {result}");
        }
    }

    [Fact]
    public void The_value_per_pod_that_is_shown_is_rounded_up() =>
        Assert.Equal(26_667, ReplicaCalculator.GetObjectPerPodMetricReplicas(3, 20000, 80_000, HpaWorkload.Settings(KubernetesVersion.V1_35)).Usage);

    [Fact]
    public void All_series_of_an_external_metric_are_added_and_none_is_an_error()
    {
        var settings = HpaWorkload.Settings(KubernetesVersion.V1_35);

        Assert.Equal(4, ReplicaCalculator.GetExternalMetricReplicas(3, 15000, [12000, 8000], HpaWorkload.ReadyPods(3), settings).Replicas);
        Assert.Equal(MetricError.NoMetrics, ReplicaCalculator.GetExternalMetricReplicas(3, 15000, [], HpaWorkload.ReadyPods(3), settings).Error);
    }

    [Fact]
    public void Terminating_pods_count_for_a_value_as_long_as_they_are_ready()
    {
        AutoscaledPod[] pods = [.. HpaWorkload.ReadyPods(3).Select(pod => pod with { Deleted = true })];

        Assert.Equal(6, ReplicaCalculator.GetObjectMetricReplicas(3, 100, 200, pods, HpaWorkload.Settings(KubernetesVersion.V1_35)).Replicas);
        Assert.Equal(
            MetricError.NoPods,
            ReplicaCalculator.GetObjectMetricReplicas(3, 100, 200, [], HpaWorkload.Settings(KubernetesVersion.V1_35)).Error);
    }
}
