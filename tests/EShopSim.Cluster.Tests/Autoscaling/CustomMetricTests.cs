using EShopSim.Cluster.Api;
using EShopSim.Cluster.Autoscaling;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.Autoscaling;

public sealed class CustomMetricTests
{
    private static readonly ControlPlaneOptions _aligned = new()
    {
        FirstScrape = TimeSpan.FromSeconds(10),
        FirstHpaSync = TimeSpan.FromSeconds(11),
        MetricLag = TimeSpan.Zero,
    };

    [Fact]
    public void Requests_per_second_of_an_object_are_the_rates_of_all_its_pods()
    {
        var cluster = Start(4, Object("requests-per-second", "Deployment", "web", MetricTargetType.Value, 60_000));
        cluster.Usage.TotalCores = 1.2;
        cluster.Run(100);

        // 1.2 cores at 100 requests per core-second: 120 in a second, twice what is aimed at.
        var sync = cluster.State.HpaSyncs[^1];
        Assert.Equal((4, 8), (sync.ReadyPods, sync.ProposalReplicas));
        Assert.Equal(120, sync.CurrentValue!.Value, 1);
        Assert.Equal("requests-per-second (value)", sync.Metric);
        Assert.Equal(TimeSpan.FromSeconds(60), sync.Reasoning!.Metrics[0].Window);
        Assert.Equal(1, (sync.Time - sync.Reasoning.Metrics[0].MeasuredAt!.Value).TotalSeconds);
    }

    [Fact]
    public void A_rate_lags_by_its_window_and_a_level_by_one_scrape()
    {
        var rate = Start(1, External("requests_per_second", 1_000_000) with { TargetType = MetricTargetType.Value });
        var level = Start(1, External("in_flight_requests", 1_000_000) with { TargetType = MetricTargetType.Value });
        rate.Run(60);
        level.Run(60);
        rate.Usage.TotalCores = 1;
        level.Usage.InFlightPerPod = 8;
        rate.Run(72);
        level.Run(72);

        Assert.InRange(rate.State.HpaSyncs[^1].CurrentValue!.Value, 15, 20);
        Assert.Equal(8, level.State.HpaSyncs[^1].CurrentValue);

        rate.Run(200);
        Assert.Equal(100, rate.State.HpaSyncs[^1].CurrentValue!.Value, 1);
    }

    [Fact]
    public void All_series_of_an_external_metric_that_match_are_added()
    {
        CustomMetric[] metrics = [Backlog("a", 120), Backlog("b", 80), Backlog("other", 1000)];
        var selector = LabelSelector.Everything with { MatchExpressions = [new LabelSelectorRequirement("queue", SelectorOperator.In, ["a", "b"])] };
        var cluster = Start(2, External("backlog", 50_000) with { Selector = selector }, metrics);
        cluster.Run(12);

        Assert.Equal(4, cluster.State.HpaSyncs[0].DesiredReplicas);
    }

    [Fact]
    public void A_metric_that_shows_nothing_keeps_the_size()
    {
        var silent = Backlog("a", null);
        var cluster = Start(3, External("backlog", 50_000), [silent]);
        cluster.Run(12);

        Assert.Equal(("FailedGetExternalMetric", 3), (cluster.State.HpaSyncs[0].Reason, cluster.State.HpaSyncs[0].DesiredReplicas));
    }

    [Fact]
    public void From_zero_a_value_outside_the_pods_wakes_the_workload_and_without_it_lets_it_sleep()
    {
        var backlog = new Level { Value = 0 };
        var hpa = TestCluster.Hpa(0, 10, new HpaBehavior(null, new HpaScalingRules { StabilizationWindowSeconds = 0 }), External("backlog", 50_000));
        var cluster = Start(1, hpa, [new CustomMetric("backlog", MetricMeasure.Gauge) { Series = backlog }]);
        cluster.FollowReplicas();
        cluster.Run(60);
        Assert.Equal(0, cluster.Workload.SpecReplicas);
        backlog.Value = 170;
        cluster.Run(90);

        Assert.Equal(4, cluster.Workload.SpecReplicas);
    }

    [Fact]
    public void What_an_HPA_describes_is_what_is_measured()
    {
        var service = new Service(new ObjectMeta(TestCluster.Namespace, "front"), TestCluster.Selector().MatchLabels);
        var objects = TestCluster.Objects(1) with { Services = [service] };
        var hpa = TestCluster.Hpa(1, 10);

        Assert.Equal([TestCluster.Web], Served("Service", "front"));
        Assert.Equal([TestCluster.Web], Served("Deployment", "web"));
        Assert.Equal([TestCluster.Web], Served("Ingress", "main-route"));
        Assert.Empty(Served("Service", "back"));
        Assert.Empty(Served("Deployment", "other"));

        IReadOnlyList<WorkloadRef> Served(string kind, string name) =>
            ServedMetrics.Of(Object("requests_per_second", kind, name, MetricTargetType.Value, 1000), hpa, [], objects) is [var metric] ? metric.Workloads : [];
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("Service", "queue", true)]
    [InlineData("Service", "other", false)]
    [InlineData("Ingress", "queue", false)]
    public void A_metric_declared_for_one_object_answers_for_no_other(string? kind, string? name, bool served)
    {
        var declared = new CustomMetric("queue_messages_ready", MetricMeasure.Gauge) { DescribedKind = kind, DescribedName = name };

        var found = ServedMetrics.Of(
            Object("queue_messages_ready", "Service", "queue", MetricTargetType.Value, 1000), TestCluster.Hpa(1, 10), [declared], TestCluster.Objects(1));

        Assert.Equal(served ? 1 : 0, found.Count);
    }

    private static MetricSpec Object(string name, string kind, string described, MetricTargetType type, long target) =>
        new(MetricSourceType.Object, name, type, target) { DescribedKind = kind, DescribedName = described };

    private static MetricSpec External(string name, long average) => new(MetricSourceType.External, name, MetricTargetType.AverageValue, average);

    private static CustomMetric Backlog(string queue, double? value) => new("backlog", MetricMeasure.Gauge)
    {
        Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["queue"] = queue },
        Series = new Level { Value = value },
    };

    private static TestCluster Start(int replicas, MetricSpec metric, params CustomMetric[] metrics) =>
        Start(replicas, TestCluster.Hpa(1, 20, null, metric), metrics);

    private static TestCluster Start(int replicas, HorizontalPodAutoscaler hpa, CustomMetric[] metrics)
    {
        var cluster = new TestCluster(TestCluster.Objects(replicas, hpa), _aligned with { CustomMetrics = metrics });
        for (var i = 0; i < replicas; i++)
            cluster.AddOldPod(i % 2);
        new HpaController(cluster.State, cluster.Usage).Start();
        return cluster;
    }

    private sealed class Level : IMetricSeries
    {
        public double? Value { get; set; }

        public double? Scrape(SimTime now) => Value;
    }
}
