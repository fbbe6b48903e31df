using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class ReplicaCalculatorTests
{
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
