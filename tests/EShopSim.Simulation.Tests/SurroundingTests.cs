using EShopSim.Engine;
using EShopSim.Traffic.Description;

namespace EShopSim.Simulation.Tests;

/// <summary>Queues and dependencies in a whole run: what is recorded adds up to what is summed up.</summary>
public sealed class SurroundingTests
{
    [Fact]
    public void Queues_and_dependencies_are_recorded_and_summed_up_after_the_warm_up()
    {
        var scenario = WithSurroundings();
        var run = ScenarioRunner.Run(scenario, new RunOptions());
        var queue = Assert.Single(run.QueueSummaries);
        var series = Assert.Single(run.Queues);
        var after = Enumerable.Range(0, run.SampleTimesSeconds.Count).Where(i => run.SampleTimesSeconds[i] > 60).ToArray();
        Assert.Equal(queue.Published, after.Sum(i => series.PublishedPerSecond[i] * 5.0), 0.5);
        Assert.Equal(queue.Consumed, after.Sum(i => series.ConsumedPerSecond[i] * 5.0), 0.5);
        Assert.Equal(queue.MaxBacklog, after.Max(i => (long)series.Backlog[i]));
        Assert.InRange(queue.Published, 50_000, 250_000);

        // Two pods with one hand of 20 ms each handle 100 a second: at 300 a second the backlog grows until the HPA has helped.
        Assert.InRange(queue.MaxBacklog, 100, 50_000);
        Assert.InRange(queue.MeanSojournSeconds, 0.020, 1000);
        var dependency = Assert.Single(run.DependencySummaries);
        var utilization = Assert.Single(run.Dependencies).UtilizationPercent;
        Assert.Equal(dependency.UtilizationPercent, after.Average(i => (double)utilization[i]), 0.01);

        // 20 ms of each of 8 connections for half of the pages.
        var pages = run.OperationSummaries[0].Offered;
        Assert.InRange(dependency.Calls / (double)pages, 0.48, 0.52);
        Assert.InRange(dependency.Rejected, 1, dependency.Calls / 2);
        Assert.Contains(run.OperationSummaries[0].Failures, failure => failure.Cause == "dependency rejected");
        Assert.Equal((dependency.Calls - dependency.Rejected) * 0.020 / (8 * 19 * 60) * 100, dependency.UtilizationPercent, 0.5);
    }

    [Fact]
    public void The_parts_of_a_latency_add_up_with_what_dependencies_took_of_it()
    {
        var run = ScenarioRunner.Run(WithSurroundings() with { Duration = TimeSpan.FromMinutes(4) }, new RunOptions());
        Assert.All(run.OperationSummaries, one => Assert.Equal(one.LatencySeconds.Sum, one.Parts.Sum(part => part.Seconds), 1e-6 * one.LatencySeconds.Sum));
        var (all, dependency) = (run.OperationSummaries[0].LatencySeconds.Count, run.OperationSummaries[0].Parts.Where(part => part.Module == "db").Sum(part => part.Seconds));
        Assert.InRange(dependency / all, 0.009, 0.011);
    }

    [Fact]
    public void As_flows_the_dependency_takes_its_part_of_the_latency_too()
    {
        var scenario = WithSurroundings() with { Duration = TimeSpan.FromMinutes(4) };
        var flows = ScenarioRunner.Run(scenario, new RunOptions { Engine = SimulationEngine.Fluid });
        Assert.All(flows.OperationSummaries, one => Assert.True(one.LatencySeconds.Mean > 0.009, $"{one.LatencySeconds.Mean}"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        var scenario = WithSurroundings() with { Duration = TimeSpan.FromMinutes(6) };
        Assert.Equal(ScenarioRunner.Run(scenario, new RunOptions()).Digest, ScenarioRunner.Run(scenario, new RunOptions()).Digest);
    }

    private static Scenario WithSurroundings()
    {
        var shop = SmallShop.Of();
        var page = shop.Modules[0].Operations[0];
        return shop with
        {
            Modules =
            [
                shop.Modules[0] with { Operations = [page with { Steps = [.. page.Steps, new CallStep([new Call("db") { Probability = 0.5, Pool = 30 }])], Publishes = ["seen"] }] },
                shop.Modules[1] with { Operations = [.. shop.Modules[1].Operations, new Operation("back.note", new ConstantDistribution(0.001), new ConstantDistribution(0.019), [])] },
            ],
            Surroundings = new Surroundings
            {
                Queues = [new MessageQueue("seen", "back.note") { Redeliveries = 1 }],
                Dependencies = [new Dependency("db", new ConstantDistribution(0.020)) { Connections = 8, QueueLimit = 0 }],
                Network = new Network { SameZoneSeconds = new ConstantDistribution(0.0002), CrossZoneSeconds = new ConstantDistribution(0.001) },
            },
        };
    }
}
