using EShopSim.Cluster.Api;
using EShopSim.Cluster.Autoscaling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.Autoscaling;

public sealed class HpaControllerTests
{
    private static readonly HpaBehavior _defaults = new(new HpaScalingRules(), new HpaScalingRules());

    private static readonly ControlPlaneOptions _aligned = new()
    {
        InitialState = InitialState.Running,
        FirstScrape = TimeSpan.FromSeconds(10),
        FirstHpaSync = TimeSpan.FromSeconds(11),
        MetricLag = TimeSpan.Zero,
    };

    [Theory]
    [InlineData(false, new[] { 3, 6, 12, 24, 40 })]
    [InlineData(true, new[] { 3, 7, 14, 28, 40 })]
    public void A_flash_crowd_grows_the_workload_by_what_one_sync_allows(bool hasBehavior, int[] expected)
    {
        var cluster = Start(3, TestCluster.Hpa(1, 40, hasBehavior ? _defaults : null));
        cluster.FollowReplicas();
        cluster.Usage.TotalCores = 8;
        cluster.Run(200);
        Assert.Equal(expected, cluster.State.HpaSyncs.Select(sync => sync.CurrentReplicas).Distinct());
        Assert.Equal(
            [11, 26, 41, 56], cluster.State.HpaSyncs.Where(sync => sync.Rescaled).Select(sync => sync.Time.TotalSeconds));
    }

    [Fact]
    public void A_sync_tells_what_it_saw_and_why_it_stopped_where_it_did()
    {
        var cluster = Start(5, TestCluster.Hpa(1, 20, _defaults));
        cluster.Usage.TotalCores = 0.93;
        cluster.Run(30);
        var sync = cluster.State.HpaSyncs[0];
        Assert.Equal(SimTime.FromSeconds(11), sync.Time);
        Assert.Equal("cpu utilization (%)", sync.Metric);
        Assert.Equal(93, sync.CurrentValue);
        Assert.Equal(50, sync.TargetValue);
        Assert.Equal(1.86, sync.Ratio!.Value, 9);
        Assert.Equal((5, 0, 0), (sync.ReadyPods, sync.UnreadyPods, sync.MissingPods));
        Assert.Equal((10, 10, 10), (sync.ProposalReplicas, sync.StabilizedReplicas, sync.DesiredReplicas));
        Assert.Equal("SucceededRescale", sync.Reason);
        Assert.Equal("cpu at 93 % of requests against a target of 50 %: 5 × 1.86 → 10 replicas", sync.Message);
        Assert.Equal("New size: 10; reason: cpu resource utilization (percentage of request) above target", Assert.Single(cluster.EventsOf("SuccessfulRescale")).Message);
    }

    [Fact]
    public void A_policy_that_binds_is_named()
    {
        var behavior = new HpaBehavior(new HpaScalingRules { Policies = [new HpaScalingPolicy(IsPercent: false, 4, 15)] }, null);
        var cluster = Start(5, TestCluster.Hpa(1, 20, behavior));
        cluster.Usage.TotalCores = 0.93;
        cluster.Run(12);
        var sync = Assert.Single(cluster.State.HpaSyncs);
        Assert.Equal(9, sync.DesiredReplicas);
        Assert.Equal("ScaleUpLimit", sync.Reason);
        Assert.Equal("cpu at 93 % of requests against a target of 50 %: 5 × 1.86 → 10 replicas; policy Pods 4 per 15 s allows 9", sync.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Scale_down_waits_for_the_window_after_the_last_high_recommendation(bool hasBehavior)
    {
        var cluster = Start(8, TestCluster.Hpa(1, 20, hasBehavior ? _defaults : null));
        cluster.Usage.TotalCores = 0.8;
        cluster.Run(12);
        cluster.Usage.TotalCores = 0.2;
        cluster.Run(600);
        var syncs = cluster.State.HpaSyncs;
        var scaled = syncs.First(sync => sync.Rescaled);
        // The first sync still recommends 8, at 11 s; 300 s later that has left the window, or just not yet where its start counts.
        Assert.Equal(SimTime.FromSeconds(hasBehavior ? 311 : 326), scaled.Time);
        // The sync at 26 s saw two seconds of the old load in its window, and asked for 3.
        Assert.Equal(3, scaled.DesiredReplicas);
        var waiting = syncs.First(sync => sync.Reason == "ScaleDownStabilized" && sync.Time >= SimTime.FromSeconds(131));
        Assert.Equal(
            "cpu at 12 % of requests against a target of 50 %: 8 × 0.24 → 2 replicas; but 8 was recommended 120 s ago (window 300 s): stays at 8",
            waiting.Message);
    }

    [Fact]
    public void An_HPA_on_cpu_without_requests_fails_every_sync_and_never_acts()
    {
        var cluster = Start(3, TestCluster.Hpa(1, 10), ResourceList.None);
        cluster.Usage.TotalCores = 30;
        cluster.Run(300);
        Assert.Equal(20, cluster.State.HpaSyncs.Count);
        Assert.All(cluster.State.HpaSyncs, sync =>
        {
            Assert.Equal("FailedGetResourceMetric", sync.Reason);
            Assert.Equal("failed to get cpu utilization: missing request for cpu: stays at 3", sync.Message);
            Assert.Equal(3, sync.DesiredReplicas);
        });
        Assert.Single(cluster.EventsOf("FailedGetResourceMetric"));
        Assert.Equal(
            "invalid metrics (1 invalid out of 1), first error is: failed to get cpu utilization: missing request for cpu",
            Assert.Single(cluster.EventsOf("FailedComputeMetricsReplicas")).Message);
    }

    [Fact]
    public void Starting_pods_count_as_idle_on_the_way_up()
    {
        var cluster = Start(4, TestCluster.Hpa(1, 20, null, new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, 60)));
        cluster.Usage.TotalCores = 0.72;
        cluster.Run(9);
        cluster.AddPod();
        cluster.AddPod();
        cluster.State.Workloads.Scale(cluster.Workload, 6);
        cluster.Run(12);
        var sync = Assert.Single(cluster.State.HpaSyncs);
        Assert.Equal((4, 0, 2), (sync.ReadyPods, sync.UnreadyPods, sync.MissingPods));
        Assert.Equal(1.5, sync.Ratio);
        Assert.Equal(1.0, sync.RebalancedRatio);
        Assert.Equal(6, sync.DesiredReplicas);
        Assert.Equal("cpu at 90 % of requests against a target of 60 %, but counting 2 pods without metrics as idle the ratio is 1.00, within the tolerance: stays at 6", sync.Message);
    }

    [Fact]
    public void Pods_of_a_dead_machine_count_as_fully_used_on_the_way_down()
    {
        var cluster = Start(3, TestCluster.Hpa(1, 20, null, new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, 80)));
        cluster.AddOldPod(node: 1);
        cluster.AddOldPod(node: 1);
        cluster.State.Workloads.Scale(cluster.Workload, 5);
        foreach (var pod in cluster.Workload.Pods)
            cluster.Usage.SetCores(pod, 0.06);
        cluster.Run(1);
        cluster.Kubelets.MachineDied(cluster.State.Nodes[1]);
        cluster.Run(12);
        var sync = Assert.Single(cluster.State.HpaSyncs);
        Assert.Equal((3, 0, 2), (sync.ReadyPods, sync.UnreadyPods, sync.MissingPods));
        Assert.Equal(30, sync.CurrentValue);
        Assert.Equal(4, sync.ProposalReplicas);
    }

    [Fact]
    public void A_size_outside_the_bounds_is_corrected_at_once()
    {
        var cluster = Start(12, TestCluster.Hpa(1, 10));
        cluster.Run(12);
        var sync = Assert.Single(cluster.State.HpaSyncs);
        Assert.Equal((10, "TooManyReplicas", "12 replicas are above maxReplicas 10: corrected at once"), (sync.DesiredReplicas, sync.Reason, sync.Message));
        Assert.Equal(10, cluster.Workload.SpecReplicas);
    }

    [Fact]
    public void A_workload_at_zero_switches_its_HPA_off()
    {
        var cluster = Start(0, TestCluster.Hpa(1, 10));
        cluster.Run(12);
        Assert.Equal("ScalingDisabled", Assert.Single(cluster.State.HpaSyncs).Reason);
        Assert.Equal(0, cluster.Workload.SpecReplicas);
    }

    [Fact]
    public void Memory_is_told_in_mebibytes()
    {
        var cluster = Start(2, TestCluster.Hpa(1, 10, null, new MetricSpec(MetricSourceType.Resource, "memory", MetricTargetType.AverageValue, (100L << 20) * 1000)));
        cluster.Usage.Memory = 150L << 20;
        cluster.Run(12);
        var sync = Assert.Single(cluster.State.HpaSyncs);
        Assert.Equal(("memory (MiB average)", 150.0, 100.0, 3), (sync.Metric, sync.CurrentValue, sync.TargetValue, sync.DesiredReplicas));
        Assert.StartsWith("memory at 150 MiB per pod against a target of 100 MiB: 2 × 1.50 → 3 replicas", sync.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_per_second_come_from_a_minute_of_counters()
    {
        var cluster = Start(2, TestCluster.Hpa(1, 10, null, new MetricSpec(MetricSourceType.Pods, "http_requests_per_second", MetricTargetType.AverageValue, 10_000)));
        cluster.Usage.TotalCores = 0.4;
        cluster.Run(75);
        var first = cluster.State.HpaSyncs[0];
        Assert.Equal("http_requests_per_second (average)", first.Metric);
        var settled = cluster.State.HpaSyncs[^1];
        Assert.InRange(settled.CurrentValue!.Value, 19.9, 20.0);
        Assert.Equal(4, settled.DesiredReplicas);
    }

    [Fact]
    public void An_unknown_custom_metric_cannot_be_read()
    {
        var cluster = Start(2, TestCluster.Hpa(1, 10, null, new MetricSpec(MetricSourceType.Pods, "length_of_queue", MetricTargetType.AverageValue, 10_000)));
        cluster.Run(12);
        Assert.Equal("FailedGetPodsMetric", Assert.Single(cluster.State.HpaSyncs).Reason);
    }

    [Theory]
    [InlineData(MetricSourceType.Object, "FailedGetObjectMetric")]
    [InlineData(MetricSourceType.External, "FailedGetExternalMetric")]
    public void Metrics_that_nothing_serves_fail_with_the_reason_of_their_kind(MetricSourceType source, string reason)
    {
        var cluster = Start(2, TestCluster.Hpa(1, 10, null, new MetricSpec(source, "orders", MetricTargetType.Value, 10_000)));
        cluster.Run(12);
        Assert.Equal(reason, Assert.Single(cluster.State.HpaSyncs).Reason);
    }

    [Fact]
    public void A_new_HPA_is_looked_at_one_period_after_its_creation()
    {
        var cluster = Start(2, TestCluster.Hpa(1, 10), options: _aligned with { InitialState = InitialState.Empty, FirstHpaSync = null });
        cluster.Run(100);
        Assert.Equal([15, 30, 45, 60, 75, 90], cluster.State.HpaSyncs.Select(sync => sync.Time.TotalSeconds));
    }

    [Fact]
    public void Two_HPAs_on_the_same_pods_stop_each_other()
    {
        var objects = TestCluster.Objects(2, TestCluster.Hpa(1, 10));
        var second = TestCluster.Hpa(1, 10) with { Meta = new ObjectMeta(TestCluster.Namespace, "other") };
        var cluster = Start(2, objects with { Autoscalers = [objects.Autoscalers[0], second] }, _aligned);
        cluster.Run(12);
        Assert.All(cluster.State.HpaSyncs, sync => Assert.Equal("AmbiguousSelector", sync.Reason));
        Assert.Equal(2, cluster.State.HpaSyncs.Count);
    }

    [Fact]
    public void A_running_shop_has_metrics_at_every_first_sync()
    {
        for (var i = 0; i < 20; i++)
        {
            var cluster = Start(2, TestCluster.Hpa(1, 10), options: new ControlPlaneOptions { ClockSubSecond = TimeSpan.FromSeconds(i / 20.0) });
            cluster.Usage.TotalCores = 0.2;
            cluster.Run(60);
            Assert.All(cluster.State.HpaSyncs, sync => Assert.Equal("DesiredWithinRange", sync.Reason));
        }
    }

    private static TestCluster Start(int replicas, HorizontalPodAutoscaler hpa, ResourceList? requests = null, ControlPlaneOptions? options = null) =>
        Start(replicas, TestCluster.Objects(replicas, hpa, requests), options ?? _aligned);

    private static TestCluster Start(int replicas, ClusterObjects objects, ControlPlaneOptions options)
    {
        var cluster = new TestCluster(objects, options);
        var controller = new HpaController(cluster.State, cluster.Usage);
        for (var i = 0; i < replicas; i++)
            cluster.AddOldPod();
        controller.Start();
        return cluster;
    }
}
