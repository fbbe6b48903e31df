using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.Tests.ControlLoops;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>What KEDA does itself, and what the HPA does that it writes.</summary>
public sealed class KedaExamples
{
    private static readonly MetricSpec _queue = new(MetricSourceType.External, "orders", MetricTargetType.AverageValue, 10_000);

    [Fact]
    public void When_the_queue_empties_the_HPA_goes_to_1_after_its_window_and_KEDA_to_0_at_the_first_poll_after_the_cooldown()
    {
        // Polls at 0, 30, 60 …, syncs at 5, 20, 35 …, scrapes at 1, 16, 31 …
        var backlog = new Backlog { Value = 30 };
        var cluster = Start(backlog, replicas: 0, new ScaledObject(new ObjectMeta("shop", "web"), Hpa()) { Triggers = [new ScaledObjectTrigger(_queue, 0)] });
        cluster.RunUntil(605);
        Assert.Equal(3, cluster.Workload.SpecReplicas);
        Assert.Equal("Scaled Deployment shop/web from 0 to 1", Assert.Single(cluster.Messages("KEDAScaleTargetActivated")));
        backlog.Value = 0;

        // The last sync that saw messages was at 605, the last poll at 600.
        cluster.RunUntil(919.9);
        Assert.Equal(3, cluster.Workload.SpecReplicas);
        cluster.RunUntil(920.1);
        Assert.Equal(1, cluster.Workload.SpecReplicas);
        cluster.RunUntil(929.9);
        Assert.Equal(1, cluster.Workload.SpecReplicas);
        cluster.RunUntil(930.1);
        Assert.Equal(0, cluster.Workload.SpecReplicas);
        cluster.RunUntil(1500);
        Assert.Equal((0, 0), (cluster.Workload.SpecReplicas, cluster.Workload.Replicas));
    }

    [Fact]
    public void With_threshold_10_and_activation_50_a_value_of_40_lets_0_replicas_sleep_and_makes_4_of_1()
    {
        var spec = new ScaledObject(new ObjectMeta("shop", "web"), Hpa()) { Triggers = [new ScaledObjectTrigger(_queue, 50_000)], InitialCooldown = TimeSpan.FromMinutes(20) };
        var asleep = Start(new Backlog { Value = 40 }, replicas: 0, spec);
        asleep.RunUntil(600);
        Assert.Equal(0, asleep.Workload.SpecReplicas);

        var awake = Start(new Backlog { Value = 40 }, replicas: 1, spec);
        awake.RunUntil(600);
        Assert.Equal(4, awake.Workload.SpecReplicas);

        // It never was active: 20 min after its creation it sleeps.
        awake.RunUntil(1229);
        Assert.Equal(4, awake.Workload.SpecReplicas);
        awake.RunUntil(1231);
        Assert.Equal(0, awake.Workload.SpecReplicas);
    }

    // The value, replicas, minimum, idle replicas, seconds since it was last active (none: never was), and what KEDA writes.
    [Theory]
    [InlineData("at the activation value it sleeps on", 0, 0, 0, null, null, null)]
    [InlineData("above it it wakes", 1, 0, 0, null, null, 1)]
    [InlineData("to its minimum", 1, 0, 3, null, null, 3)]
    [InlineData("awake it leaves the size to the HPA", 500, 7, 0, null, 10, null)]
    [InlineData("exactly after the cooldown it waits", 0, 2, 0, null, 300, null)]
    [InlineData("after it it sleeps", 0, 2, 0, null, 301, 0)]
    [InlineData("with a minimum it never sleeps", 0, 2, 2, null, 900, null)]
    [InlineData("and comes back to it", 0, 0, 2, null, 900, 2)]
    [InlineData("idle replicas instead of the minimum", 0, 4, 2, 0, 900, 0)]
    [InlineData("from there to the minimum", 1, 0, 2, 0, 900, 2)]
    [InlineData("never active, created long ago", 0, 2, 0, null, null, 0)]
    [InlineData("without a value nothing happens", null, 2, 0, null, 900, null)]
    public void One_poll(string example, int? value, int replicas, int min, int? idle, int? lastActive, int? expected)
    {
        var now = SimTime.FromSeconds(10_000);
        var spec = new ScaledObject(new ObjectMeta("shop", "web"), Hpa()) { MinReplicas = min, IdleReplicas = idle, Triggers = [new ScaledObjectTrigger(_queue, 0)] };
        var decision = KedaScaling.Decide(new KedaArguments(
            spec, [value * 1000L], replicas, SimTime.Zero, lastActive is { } seconds ? now - TimeSpan.FromSeconds(seconds) : null, now));

        Assert.True(decision.Replicas == expected, $"{example}: {decision}");
        Assert.Equal(value > 0, decision.IsActive);
    }

    private static HorizontalPodAutoscaler Hpa() =>
        new(new ObjectMeta("shop", "keda-hpa-web"), new WorkloadRef(WorkloadKind.Deployment, "shop", "web"), 100) { Metrics = [_queue] };

    private static TestCluster Start(Backlog backlog, int replicas, ScaledObject spec) => new(
        new ClusterObjects { Deployments = [TestCluster.Deployment("web", replicas)], Autoscalers = [spec.Autoscaler], ScaledObjects = [spec] },
        new ControlPlaneOptions
        {
            InitialState = InitialState.Empty,
            FirstHpaSync = TimeSpan.FromSeconds(5),
            FirstScrape = TimeSpan.FromSeconds(1),
            CustomMetrics = [new CustomMetric("orders", MetricMeasure.Gauge) { Series = backlog }],
        });

    private sealed class Backlog : IMetricSeries
    {
        public double? Value { get; set; }

        public double? Scrape(SimTime now) => Value;
    }
}
