using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic.Description;

namespace EShopSim.Simulation.Tests;

/// <summary>What probes and memory limits do to a shop that gets more than it can serve.</summary>
public sealed class OverloadTests
{
    private static readonly WorkloadRef Shop = new(WorkloadKind.Deployment, "shop", "shop");

    [Fact]
    public void A_pod_that_is_too_busy_to_answer_its_readiness_probe_gets_no_requests_until_it_answers_again()
    {
        var run = Run(container => container with { ReadinessProbe = new Probe { PeriodSeconds = 5, FailureThreshold = 2 } });
        Assert.Contains(run.Events, e => e.Reason == "Unhealthy" && e.Message.Contains("context deadline exceeded", StringComparison.Ordinal));
        Assert.Equal(0, run.WorkloadSummaries[0].MinReadyReplicas);
        Assert.Contains(run.OperationSummaries[0].Failures, failure => failure.Cause == "no endpoints");
        Assert.Equal(0, run.WorkloadSummaries[0].Restarts);
        Assert.Equal(2, run.Workloads[0].ReadyReplicas[^1]);
    }

    [Fact]
    public void A_liveness_probe_under_overload_kills_what_only_was_busy()
    {
        var run = Run(container => container with { LivenessProbe = new Probe { PeriodSeconds = 5, FailureThreshold = 2 } });
        var patient = Run(container => container);
        var summary = run.WorkloadSummaries[0];
        Assert.True(summary.ProbeKills > 0);
        Assert.InRange(summary.Restarts, 1, summary.ProbeKills);
        Assert.Contains(run.OperationSummaries[0].Failures, failure => failure.Cause == "pod stopped");
        Assert.Contains(run.Events, e => e.Reason == "Killing" && e.Message.Contains("failed liveness probe", StringComparison.Ordinal));
        Assert.Equal(0, patient.WorkloadSummaries[0].Restarts);
        Assert.Equal(run.Requests.Arrived, patient.Requests.Arrived);
    }

    [Fact]
    public void Requests_in_flight_take_a_pod_beyond_its_memory_limit()
    {
        var run = Run(container => container with { Limits = new ResourceList(1000, 256L << 20) }, perRequestBytes: 2L << 20);
        var summary = run.WorkloadSummaries[0];
        Assert.True(summary.OutOfMemoryKills > 0);
        Assert.InRange(summary.Restarts, 1, summary.OutOfMemoryKills);
        Assert.Contains(run.Events, e => e.Reason == "OOMKilling");
        Assert.Contains(run.OperationSummaries[0].Failures, failure => failure.Cause == "pod stopped");
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        var first = Run(container => container with { LivenessProbe = new Probe { PeriodSeconds = 5 }, ReadinessProbe = new Probe { PeriodSeconds = 5 } }, perRequestBytes: 1L << 20);
        var second = Run(container => container with { LivenessProbe = new Probe { PeriodSeconds = 5 }, ReadinessProbe = new Probe { PeriodSeconds = 5 } }, perRequestBytes: 1L << 20);
        Assert.Equal(first.Digest, second.Digest);
    }

    [Fact]
    public void A_bad_rollout_stops_at_what_may_be_unavailable_and_a_good_one_repairs_it()
    {
        var run = ScenarioRunner.Run(
            Scenario(container => container with { ReadinessProbe = new Probe(), PreStopSleep = TimeSpan.FromSeconds(5) }, perRequestBytes: 0, peak: 40) with
            {
                Events = [new RolloutEvent(TimeSpan.FromMinutes(1), Shop, 1) { Defect = PodDefect.Crash }, new RolloutEvent(TimeSpan.FromMinutes(3), Shop, 1)],
            },
            new RunOptions());
        Assert.Equal(0, run.Requests.Failed);
        Assert.True(run.WorkloadSummaries[0].Restarts > 0);
        Assert.Equal(2, run.Workloads[0].ReadyReplicas[^1]);
        Assert.All(run.Pods.Where(pod => pod.GoneSeconds is null), pod => Assert.NotNull(pod.ReadySeconds));
    }

    private static RunResult Run(Func<ContainerSpec, ContainerSpec> change, long perRequestBytes = 0) =>
        ScenarioRunner.Run(Scenario(change, perRequestBytes, peak: 150), new RunOptions());

    // Two pods of one core, 20 ms a request: 100 requests per second are all they can serve.
    private static Scenario Scenario(Func<ContainerSpec, ContainerSpec> change, long perRequestBytes, double peak) => new()
    {
        Name = "overload",
        Duration = TimeSpan.FromMinutes(8),
        RecordEvery = TimeSpan.FromSeconds(5),
        Cluster = new ClusterObjects
        {
            Nodes = [new Node("node-1", new ResourceList(8000, 16L << 30) { Pods = 110 })],
            Deployments = [Deployment(change(new ContainerSpec("shop", "shop:1") { Requests = new ResourceList(500, 128L << 20), Limits = new ResourceList(1000, null) }))],
        },
        Modules =
        [
            new Module("shop", Shop)
            {
                Concurrency = 50,
                QueueLimit = 500,
                BaseMemoryBytes = 64L << 20,
                MemoryPerRequestBytes = perRequestBytes,
                Operations = [new Operation("shop.page", new ExponentialDistribution(0.02), new ConstantDistribution(0), [])],
            },
        ],
        Traffic =
        [
            new TrafficSource("shoppers", [new MixEntry("shop.page", 1)], new RateCurve(
            [
                new RateSegment(TimeSpan.Zero, TimeSpan.FromMinutes(1), 20, 20),
                new RateSegment(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3), peak, peak),
                new RateSegment(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(8), 20, 20),
            ]))
            { Timeout = TimeSpan.FromSeconds(3) },
        ],
    };

    private static Deployment Deployment(ContainerSpec container)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = "shop" };
        return new Deployment(new ObjectMeta("shop", "shop"), new LabelSelector(labels, []), new PodTemplate { Labels = labels, Containers = [container] }) { Replicas = 2 };
    }
}
