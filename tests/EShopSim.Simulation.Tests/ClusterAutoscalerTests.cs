using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation.Results;

namespace EShopSim.Simulation.Tests;

/// <summary>A shop on a pool that grows with its load and shrinks again: 50 requests a second, 300 from 5 to 9 min.</summary>
public sealed class ClusterAutoscalerTests
{
    private static readonly RunResult _run = ScenarioRunner.Run(Shop(SmallShop.Of(minReplicas: 2)), new RunOptions());

    [Fact]
    public void Nodes_come_for_pods_that_find_no_room_and_go_when_nobody_needs_them()
    {
        Assert.Equal(1, Nodes(_run, 240));
        Assert.InRange(Nodes(_run, 540), 2, 4);
        Assert.Equal(1, Nodes(_run, 1200));
        Assert.Contains(_run.Events, item => item.Reason == "TriggeredScaleUp");
        Assert.Contains(_run.Events, item => item is { Reason: "ScaleDown", Message: "node removed by cluster autoscaler" });

        // A node that is there is ready, and one that is not has neither room nor pods.
        foreach (var node in _run.Nodes)
            for (var i = 0; i < node.Present.Count; i++)
                Assert.True(node.Ready[i] == node.Present[i] && (node.Present[i] > 0 || node.Pods[i] == 0), $"{node.Name} at {_run.SampleTimesSeconds[i]}");
    }

    [Fact]
    public void A_machine_is_paid_for_from_its_order_until_it_is_given_back()
    {
        var present = _run.Nodes.Sum(node => node.Present.Sum()) * 5 / 3600;
        var ordered = _run.Nodes.Count(node => node.Present.Contains(1)) - 1;

        // Each machine was 40 s on its way.
        Assert.Equal(present + (ordered * 40.0 / 3600), _run.Cost.NodeHours, 0.01);
        Assert.Equal(0.2 * _run.Cost.NodeHours, _run.Cost.Total, 9);
        Assert.Equal(_run.Cost.Total * 3, _run.Cost.PerHour, 9);
        Assert.InRange(_run.Cost.IdlePercent, 0, 100);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        Assert.Equal(_run.Digest, ScenarioRunner.Run(Shop(SmallShop.Of(minReplicas: 2)), new RunOptions()).Digest);
    }

    [Fact]
    public void A_pool_without_room_to_grow_is_as_it_was()
    {
        var fixedPool = Shop(SmallShop.Of(minReplicas: 2), max: 1);
        var plain = fixedPool with { NodePools = [fixedPool.NodePools[0] with { Min = null, Max = null }] };

        Assert.Equal(0, Nodes(ScenarioRunner.Run(plain, new RunOptions()), 600) - 1);
        Assert.Contains(ScenarioRunner.Run(fixedPool, new RunOptions()).Events, item => item.Message == "pod didn't trigger scale-up: 1 max node group size reached");
    }

    [Fact]
    public void At_the_end_it_is_said_what_Karpenter_would_do_and_what_a_VPA_would_recommend()
    {
        // Four nodes of four cores for four pods of a quarter core: three could go.
        var run = ScenarioRunner.Run(SmallShop.Of(minReplicas: 2), new RunOptions());
        Assert.Equal(3, run.Consolidations.Sum(item => item.Nodes.Count));
        Assert.Equal(0.6, run.Consolidations.Sum(item => item.SavedPerHour), 9);
        Assert.Empty(ScenarioRunner.Run(Shop(SmallShop.Of(minReplicas: 2), max: 1), new RunOptions()).Consolidations);

        foreach (var workload in run.WorkloadSummaries)
        {
            Assert.Equal(250, workload.MainCpuRequestMillicores);
            var (lower, target, upper) = workload.CpuRecommendation!;
            Assert.InRange(target, 25, 1000);
            Assert.True(lower <= target && target < upper, $"{workload.Workload}: {lower}, {target}, {upper}");
        }
    }

    private static double Nodes(RunResult run, double seconds)
    {
        var at = Enumerable.Range(0, run.SampleTimesSeconds.Count).First(i => run.SampleTimesSeconds[i] >= seconds);
        return run.Nodes.Sum(node => node.Present[at]);
    }

    private static Scenario Shop(Scenario scenario, int max = 4)
    {
        var pool = new NodePool("general", 1, new ResourceList(2000, 4L << 30) { Pods = 110 })
        {
            Min = 1,
            Max = max,
            HourlyPrice = 0.2,
            Zones = ["a", "b"],
            ProvisioningSeconds = new ConstantDistribution(40),
        };
        return scenario with
        {
            NodePools = [pool],
            Cluster = scenario.Cluster with { Nodes = [.. pool.Nodes()] },
            ClusterAutoscaler = new ClusterAutoscalerOptions { UnneededTime = TimeSpan.FromMinutes(2), DelayAfterAdd = TimeSpan.FromMinutes(2) },
        };
    }
}
