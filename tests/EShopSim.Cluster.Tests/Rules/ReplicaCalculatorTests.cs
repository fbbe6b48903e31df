using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class ReplicaCalculatorTests
{
    [Theory]
    [InlineData(3, 30, 1000, new long[] { 300, 500, 700 }, 0, 0, 5, 50)]
    [InlineData(3, 30, 1000, new long[] { 500, 700 }, 1, 0, 4, 60)]
    [InlineData(3, 30, 1000, new long[] { 400 }, 2, 0, 3, 40)]
    [InlineData(5, 50, 1000, new long[] { 100, 300, 500, 250, 250 }, 0, 0, 3, 28)]
    [InlineData(3, 50, 1000, new long[] { 540, 550, 560 }, 0, 0, 3, 55)]
    [InlineData(3, 50, 1000, new long[] { 550, 560, 570 }, 0, 0, 4, 56)]
    [InlineData(10, 100, 500, new long[] { 445, 445, 445, 445, 445, 445, 445, 445, 445, 445 }, 0, 0, 9, 89)]
    [InlineData(4, 70, 200, new long[] { 20, 20 }, 0, 2, 4, 10)]
    [InlineData(4, 120, 200, new long[] { 20, 20 }, 0, 2, 3, 10)]
    [InlineData(4, 70, 200, new long[] { 20, 20 }, 2, 0, 1, 10)]
    [InlineData(10, 70, 200, new long[] { 118, 118, 118, 118, 118, 118, 118, 118, 118, 118, 118, 118, 118 }, 0, 0, 11, 59)]
    [InlineData(2, 80, 100, new long[] { 400, 400 }, 0, 0, 10, 400)]
    [InlineData(6, 60, 100, new long[] { 100, 100, 100 }, 1, 2, 6, 100)]
    [InlineData(3, 70, 500, new long[] { 420, 450, 470 }, 0, 0, 4, 89)]
    [InlineData(6, 60, 500, new long[] { 450, 450, 450, 450 }, 2, 0, 6, 90)]
    [InlineData(5, 80, 500, new long[] { 150, 150, 150 }, 0, 2, 4, 30)]
    [InlineData(5, 50, 500, new long[] { 500, 500, 500, 500 }, 0, 1, 8, 100)]
    public void Utilization_asks_for_the_replicas_of_the_worked_examples(
        int current, long target, long request, long[] usages, int unready, int missing, int expected, long shown)
    {
        var result = ReplicaCalculator.GetResourceReplicas(
            HpaWorkload.Cpu(current, target, request, usages, unready, missing), HpaWorkload.Settings(KubernetesVersion.V1_35));

        Assert.Null(result.Error);
        Assert.Equal((expected, (long?)shown), (result.Replicas, result.Usage));
    }

    [Theory]
    [InlineData(KubernetesVersion.V1_20, 2)]
    [InlineData(KubernetesVersion.V1_28, 3)]
    public void A_missing_pod_counts_as_using_its_target_from_1_27_on_when_that_is_above_its_request(KubernetesVersion version, int expected)
    {
        var result = ReplicaCalculator.GetResourceReplicas(HpaWorkload.Cpu(4, 120, 200, [20, 20], missing: 2), HpaWorkload.Settings(version));

        Assert.Equal(expected, result.Replicas);
    }

    [Theory]
    [InlineData(KubernetesVersion.V1_20, 4, CalculationOutcome.Proposed)]
    [InlineData(KubernetesVersion.V1_28, 4, CalculationOutcome.Proposed)]
    [InlineData(KubernetesVersion.V1_35, 3, CalculationOutcome.WithinTolerance)]
    public void A_ratio_of_one_and_a_tenth_is_within_a_tolerance_of_a_tenth_only_in_newer_releases(
        KubernetesVersion version, int expected, CalculationOutcome outcome)
    {
        var result = ReplicaCalculator.GetResourceReplicas(HpaWorkload.Cpu(3, 50, 1000, [540, 550, 560]), HpaWorkload.Settings(version));

        Assert.Equal((expected, outcome, 1.1), (result.Replicas, result.Outcome, result.Ratio));
    }

    [Fact]
    public void A_smaller_tolerance_downwards_acts_on_a_smaller_drop()
    {
        var arguments = HpaWorkload.Cpu(10, 100, 500, [.. Enumerable.Repeat(450L, 10)]);

        Assert.Equal(10, ReplicaCalculator.GetResourceReplicas(arguments, HpaWorkload.Settings(KubernetesVersion.V1_35)).Replicas);
        Assert.Equal(9, ReplicaCalculator.GetResourceReplicas(arguments, HpaWorkload.Settings(KubernetesVersion.V1_35, down: 0.05)).Replicas);
    }

    [Fact]
    public void The_result_tells_which_pods_were_left_out_and_why_the_size_stays()
    {
        var result = ReplicaCalculator.GetResourceReplicas(
            HpaWorkload.Cpu(6, 60, 100, [100, 100, 100], unready: 1, missing: 2), HpaWorkload.Settings(KubernetesVersion.V1_35));

        Assert.Equal((3, 1, 2), (result.ReadyPods, result.UnreadyPods, result.MissingPods));
        Assert.Equal(CalculationOutcome.RatioFlipped, result.Outcome);
        Assert.True(result.Ratio > 1 && result.RebalancedRatio < 1);
    }

    [Fact]
    public void A_pod_that_just_became_ready_is_left_out_until_a_whole_window_lies_behind()
    {
        var arguments = HpaWorkload.Cpu(2, 50, 100, [100, 100]);
        var young = arguments.Pods[1] with
        {
            StartTime = HpaWorkload.Now - TimeSpan.FromMinutes(1),
            ReadyTransitionTime = HpaWorkload.Now - TimeSpan.FromSeconds(10),
        };

        var result = ReplicaCalculator.GetResourceReplicas(
            arguments with { Pods = [arguments.Pods[0], young] }, HpaWorkload.Settings(KubernetesVersion.V1_35));

        Assert.Equal((1, 1), (result.ReadyPods, result.UnreadyPods));
    }

    [Fact]
    public void An_old_pod_that_lost_its_readiness_still_counts()
    {
        var arguments = HpaWorkload.Cpu(2, 50, 100, [100, 100]);
        var old = arguments.Pods[1] with { Ready = ConditionStatus.False, ReadyTransitionTime = HpaWorkload.Now };

        var result = ReplicaCalculator.GetResourceReplicas(
            arguments with { Pods = [arguments.Pods[0], old] }, HpaWorkload.Settings(KubernetesVersion.V1_35));

        Assert.Equal((2, 0), (result.ReadyPods, result.UnreadyPods));
    }

    [Theory]
    [InlineData(3, 15000, new long[] { 20000, 10000, 30000 }, 0, 0, 4)]
    [InlineData(3, 15000, new long[] { 50000, 10000 }, 1, 0, 4)]
    [InlineData(3, 50000, new long[] { 30000 }, 0, 2, 3)]
    [InlineData(3, 15000, new long[] { 20000 }, 0, 2, 3)]
    [InlineData(5, 20000, new long[] { 12000, 12000, 12000, 12000, 12000 }, 0, 0, 3)]
    public void Averages_ask_for_the_replicas_of_the_worked_examples(
        int current, long target, long[] values, int pending, int missing, int expected)
    {
        var arguments = HpaWorkload.Cpu(current, target, 100, values, pending, missing) with { IsCpu = false };

        Assert.Equal(expected, ReplicaCalculator.GetMetricReplicas(arguments, HpaWorkload.Settings(KubernetesVersion.V1_35)).Replicas);
    }

    [Theory]
    [InlineData(3, 3, 20000, 15000, 4)]
    [InlineData(3, 1, 20000, 15000, 2)]
    [InlineData(5, 5, 4600, 4400, 5)]
    [InlineData(0, 0, 301, 100, 4)]
    public void A_total_is_multiplied_with_the_ready_pods(int current, int ready, long usage, long target, int expected) =>
        Assert.Equal(expected, ReplicaCalculator.GetObjectMetricReplicas(
            current, target, usage, HpaWorkload.ReadyPods(ready), HpaWorkload.Settings(KubernetesVersion.V1_35)).Replicas);

    [Theory]
    [InlineData(3, 8601, 2867, 3)]
    [InlineData(3, 90000, 20000, 5)]
    [InlineData(4, 81000, 20000, 4)]
    [InlineData(0, 301, 100, 4)]
    [InlineData(10, 1110, 100, 12)]
    public void A_total_per_pod_is_divided_by_the_replicas_of_status(int status, long usage, long target, int expected) =>
        Assert.Equal(expected, ReplicaCalculator.GetExternalPerPodMetricReplicas(
            status, target, [usage], HpaWorkload.Settings(KubernetesVersion.V1_35)).Replicas);

    [Fact]
    public void A_container_missing_from_the_metrics_of_one_pod_fails_the_metric_before_1_33_and_not_after()
    {
        PodUsage[] items =
        [
            new("a", HpaWorkload.Now, TimeSpan.FromSeconds(15), [new ContainerUsage("app", 100)]),
            new("b", HpaWorkload.Now, TimeSpan.FromSeconds(15), [new ContainerUsage("sidecar", 10)]),
        ];

        Assert.Equal(MetricError.ContainerNotInMetrics, ResourceMetrics.Read(items, "app", KubernetesVersion.V1_28).Error);
        Assert.Equal("a", Assert.Single(ResourceMetrics.Read(items, "app", KubernetesVersion.V1_35).Metrics).PodName);
    }

    [Fact]
    public void Sidecars_add_to_the_request_from_1_33_on()
    {
        var arguments = HpaWorkload.Cpu(1, 50, 100, [100]);
        arguments = arguments with { Pods = [arguments.Pods[0] with { Sidecars = [new ContainerRequest("proxy", 100)] }] };

        Assert.Equal(100, ReplicaCalculator.GetResourceReplicas(arguments, HpaWorkload.Settings(KubernetesVersion.V1_28)).Usage);
        Assert.Equal(50, ReplicaCalculator.GetResourceReplicas(arguments, HpaWorkload.Settings(KubernetesVersion.V1_35)).Usage);
    }
}
