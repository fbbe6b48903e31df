using EShopSim.Cluster.Api;
using EShopSim.Cluster.Autoscaling;

namespace EShopSim.Cluster.Tests.Autoscaling;

public sealed class HpaAccountTests
{
    private static readonly ControlPlaneOptions _aligned = new()
    {
        FirstScrape = TimeSpan.FromSeconds(10),
        FirstHpaSync = TimeSpan.FromSeconds(11),
        MetricLag = TimeSpan.FromSeconds(5),
    };

    [Fact]
    public void A_growth_held_by_a_policy()
    {
        var behavior = new HpaBehavior(new HpaScalingRules { Policies = [new HpaScalingPolicy(IsPercent: false, 4, 15)] }, null);

        var account = Account(5, cores: 0.93, TestCluster.Hpa(1, 20, behavior), until: 12);

        Assert.Equal(
            [
                "hpa/shop/web at 11.0s: 5 → 9 replicas (Deployment shop/web of 1 to 20 replicas)",
                "  metric    cpu at 93 % of requests against a target of 50 %; measured 6.0 s before, over 5 s",
                "  pods      5 ready, 0 unready, 0 without metrics, 0 ignored (terminating or failed)",
                "  ratio     1.860; tolerated are 0.9 to 1.1",
                "  proposal  5 pods × 1.860 = 9.30, rounded up: 10",
                "  window    no older recommendation stands against 10",
                "  limit     policy Pods 4 per 15 s, counted from 5 at the start of its period: 9, where 10 were wanted",
                "  result    9 written to spec.replicas; ScaleUpLimit",
                "  status    AbleToScale=True (SucceededRescale), ScalingActive=True (ValidMetricFound), ScalingLimited=True (ScaleUpLimit)",
            ],
            account);
    }

    [Fact]
    public void A_shrinking_held_by_an_older_recommendation()
    {
        var account = Account(8, cores: 0.3, TestCluster.Hpa(1, 20), until: 130);

        Assert.Contains("  proposal  8 pods × 0.380 = 3.04, rounded up: 4", account);
        Assert.Contains("  window    8 was recommended at 11.0s, 105 s before, within the window of 300 s: 8", account);
        Assert.Contains("  result    spec.replicas stays at 8; ScaleDownStabilized", account);
    }

    [Fact]
    public void One_metric_that_fails_beside_one_that_decides()
    {
        var account = Account(3, 0.9, TestCluster.Hpa(1, 20, null, MetricSpec.DefaultCpu, Queue()), until: 12);

        Assert.Contains("  others    failed to get backlog external metric value: unable to get external metric backlog: no metrics returned from external metrics API (others decide)", account);
        Assert.Contains("  proposal  3 pods × 1.875 = 5.63, rounded up: 6", account);
        Assert.InRange(account.Count, 6, 10);
    }

    [Fact]
    public void All_metrics_failed()
    {
        var account = Account(3, 0.9, TestCluster.Hpa(1, 20, null, Queue()), until: 12);

        Assert.Contains("  proposal  none", account);
        Assert.Contains("  window    not looked at: there is no proposal to hold back", account);
        Assert.Contains("  result    spec.replicas stays at 3; FailedGetExternalMetric", account);
        Assert.InRange(account.Count, 6, 10);
    }

    [Fact]
    public void A_size_above_the_maximum_is_put_right_without_metrics()
    {
        var account = Account(30, 0.9, TestCluster.Hpa(1, 20), until: 12);

        Assert.Equal(
            [
                "hpa/shop/web at 11.0s: 30 → 20 replicas (Deployment shop/web of 1 to 20 replicas)",
                "  metrics   not looked at",
                "  window    not looked at: there is no proposal to hold back",
                "  limit     none: a size outside the bounds is corrected at once",
                "  result    20 written to spec.replicas; TooManyReplicas: 30 replicas are above maxReplicas 20: corrected at once",
                "  status    AbleToScale=True (SucceededRescale)",
            ],
            account);
    }

    [Theory]
    [InlineData(0, "0.0s")]
    [InlineData(59.94, "59.9s")]
    [InlineData(59.96, "1m00.0s")]
    [InlineData(3723.04, "1h02m03.0s")]
    public void Instants(double seconds, string expected) => Assert.Equal(expected, Text.Time(Engine.SimTime.FromSeconds(seconds)));

    private static MetricSpec Queue() => new(MetricSourceType.External, "backlog", MetricTargetType.AverageValue, 30_000);

    private static IReadOnlyList<string> Account(int replicas, double cores, HorizontalPodAutoscaler hpa, double until)
    {
        var cluster = new TestCluster(TestCluster.Objects(replicas, hpa), _aligned);
        for (var i = 0; i < replicas; i++)
            cluster.AddOldPod(i % 2);
        cluster.Usage.TotalCores = cores;
        new HpaController(cluster.State, cluster.Usage).Start();
        cluster.Simulator.RunUntil(Engine.SimTime.FromSeconds(until));
        return HpaAccount.Of(cluster.State.HpaSyncs[^1]);
    }
}
