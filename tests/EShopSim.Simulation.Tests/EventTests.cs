using EShopSim.Simulation.Results;

namespace EShopSim.Simulation.Tests;

public sealed class EventTests
{
    [Fact]
    public void A_rollout_with_a_CPU_factor_costs_that_much_more()
    {
        var slower = ScenarioRunner.Run(SmallShop.Of(events: new RolloutEvent(TimeSpan.FromMinutes(10), SmallShop.Front, 2)), new RunOptions());

        Assert.Equal(2, CpuOver(slower, 13 * 60, 20 * 60) / CpuOver(slower, 60, 4 * 60) , 1);
    }

    [Fact]
    public void A_dead_node_loses_requests_until_it_is_noticed()
    {
        var run = ScenarioRunner.Run(SmallShop.Of(events: new NodeFailureEvent(TimeSpan.FromMinutes(6), "node-1", TimeSpan.FromMinutes(8))), new RunOptions());

        Assert.Contains(run.OperationSummaries[0].Failures, f => f.Cause == "client timeout" && f.Count > 100);
        Assert.Contains(run.Events, e => e.Reason == "NodeNotReady" && e.Time.TotalSeconds is > 400 and < 415);
        Assert.Equal(0, run.Nodes[0].Ready[95]);       // 480 s
        Assert.Equal(1, run.Nodes[0].Ready[200]);      // 1005 s
        Assert.Equal(0, run.Operations[0].FailedPerSecond[^1]);
    }

    [Fact]
    public void A_scale_event_changes_the_wanted_replicas()
    {
        var run = ScenarioRunner.Run(SmallShop.Of(events: new ScaleEvent(TimeSpan.FromSeconds(61), SmallShop.Back, 7)), new RunOptions());

        Assert.Equal(7, run.Workloads[1].DesiredReplicas[12]);
    }

    [Fact]
    public void A_drain_empties_the_node_and_the_end_of_it_opens_the_node_again()
    {
        var run = ScenarioRunner.Run(SmallShop.Of(events: new NodeDrainEvent(TimeSpan.FromMinutes(2), "node-3", TimeSpan.FromMinutes(1))), new RunOptions());

        Assert.Equal(0, run.Nodes[2].Pods[35]);        // 180 s
        Assert.True(run.Nodes[2].Pods.Max() > 0);
        Assert.True(run.Nodes[2].Pods.Skip(60).Max() > 0);
    }

    private static double CpuOver(RunResult run, double fromSeconds, double toSeconds)
    {
        var picked = Enumerable.Range(0, run.SampleTimesSeconds.Count).Where(i => run.SampleTimesSeconds[i] > fromSeconds && run.SampleTimesSeconds[i] <= toSeconds).ToArray();
        return picked.Average(i => run.Workloads[0].CpuUsageMillicores[i]);
    }
}
