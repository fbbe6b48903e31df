using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Planning.Sizing;
using EShopSim.Planning.Theory;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Tests.Sizing;

public sealed class ClosedFormTests
{
    private static readonly Node[] Nodes = [new("node-1", new ResourceList(8000, 32L << 30))];

    [Fact]
    public void Load_follows_the_calls()
    {
        var scenario = TwoTier.Of(TwoTier.Constant(100));
        Operation[] operations = [new("web.page", new ConstantDistribution(0.01), new ConstantDistribution(0.03), [new CallStep([new Call("store.read") { Probability = 0.5, Count = 4 }, new Call("store.write")])])];
        scenario = scenario with
        {
            Modules =
            [
                scenario.Modules[0] with { Operations = operations },
                scenario.Modules[1] with { Operations = [new("store.read", new ConstantDistribution(0.005), new ConstantDistribution(0), []), new("store.write", new ConstantDistribution(0.002), new ConstantDistribution(0.001), [])] },
            ],
        };

        var load = OfferedLoad.Of(scenario);

        Assert.Equal(1, load.Modules[0].OfferedCores, 9);
        Assert.Equal(300, load.Modules[1].CallsPerSecond, 9);
        Assert.Equal(1.2, load.Modules[1].OfferedCores, 9);
        Assert.Equal(0.05, load.TimeOf("web.page").Seconds, 9);
        Assert.Equal(0.02, load.TimeOf("web.page").CpuSeconds, 9);
        Assert.Equal([0, 1], load.ModulesOf("web.page"));
    }

    // 100 pages: each asks a database (20 ms, 90 % cached), publishes a message, and sends a call off that nobody waits for.
    [Fact]
    public void Load_follows_caches_queues_and_calls_that_nobody_waits_for()
    {
        var scenario = TwoTier.Of(TwoTier.Constant(100));
        Call[] calls = [new("db") { Cache = new CallCache(0.9) }];
        Operation[] operations =
        [
            new("web.page", new ConstantDistribution(0.01), new ConstantDistribution(0), [new CallStep(calls), new CallStep([new Call("store.read") { IsAsync = true }])]) { Publishes = ["mail"] },
        ];
        scenario = scenario with
        {
            Modules =
            [
                scenario.Modules[0] with { Operations = operations },
                scenario.Modules[1] with { Operations = [new("store.read", new ConstantDistribution(0.005), new ConstantDistribution(0), []), new("store.mail", new ConstantDistribution(0.002), new ConstantDistribution(0), [])] },
            ],
            Surroundings = new Surroundings { Dependencies = [new Dependency("db", new ConstantDistribution(0.02)) { Connections = 4 }], Queues = [new MessageQueue("mail", "store.mail")] },
        };

        var load = OfferedLoad.Of(scenario);

        Assert.Equal(200, load.Modules[1].CallsPerSecond, 9);
        Assert.Equal(0.7, load.Modules[1].OfferedCores, 9);
        Assert.Equal(0.012, load.TimeOf("web.page").Seconds, 9);
        Assert.Equal([0], load.ModulesOf("web.page"));
        Assert.Equal(10, Assert.Single(load.Dependencies).CallsPerSecond, 9);
        Assert.Equal(5, load.Dependencies[0].Percent, 9);
    }

    // Users who think 1.99 s and are answered in 10 ms alone ask every 2 s.
    [Fact]
    public void Users_ask_as_often_as_they_are_answered()
    {
        var source = new TrafficSource("users", [new MixEntry("web.page", 1)], RateCurve.Constant(0, TimeSpan.FromMinutes(1)))
        {
            Users = new UserCurve([new UserStage(TimeSpan.Zero, TimeSpan.FromMinutes(1), 60, 60)]),
            ThinkSeconds = new ConstantDistribution(1.99),
        };

        Assert.Equal(30, Assert.Single(EntryRatesOf(source)).PerSecond, 9);
    }

    // browse → browse with 1/2: two visits per session; buy after a quarter of them.
    [Fact]
    public void Sessions_visit_steps_as_a_chain_does()
    {
        var think = new ConstantDistribution(1);
        var source = new TrafficSource("sessions", [], RateCurve.Constant(10, TimeSpan.FromMinutes(1)))
        {
            Journey = new Journey([new JourneyStep("browse", "web.page", think, [new JourneyTurn(0, 0.5), new JourneyTurn(1, 0.25)]), new JourneyStep("buy", "store.read", think, [])], [1, 0]),
        };

        Assert.Equal([("web.page", 20.0), ("store.read", 5.0)], EntryRatesOf(source).Select(r => (r.Operation, Math.Round(r.PerSecond, 9))));
    }

    // One core per pod, 10 ms, 150/s: shared, the percentiles stretch by 1/(1-ρ), so at most 3 times needs ρ ≤ 2/3: 75/s is too much for 2 pods, 50/s is not for 3.
    [Theory]
    [InlineData(3.0, 3)]
    [InlineData(4.01, 2)]
    [InlineData(1.5, 5)]
    public void The_estimate_shares_a_core_among_those_in_service(double stretch, int replicas)
    {
        var module = PlannedModule.AllIn(TwoTier.Of())[0];

        var estimate = ReplicaEstimate.Of(module, new ModuleLoad(150, 1.5, 0.01), Nodes, [Budget(0.99, stretch)], 1000);

        Assert.Equal(replicas, estimate.Replicas);
        Assert.Equal(Limiter.Cpu, estimate.Limiter);
    }

    [Fact]
    public void The_estimate_counts_workers_by_Erlangs_formula()
    {
        var module = PlannedModule.AllIn(TwoTier.Of())[0];
        module = module with { Module = module.Module with { Discipline = ServiceDiscipline.Fifo, Workers = 4 } };
        var budget = Budget(0.95, 1.5);

        var estimate = ReplicaEstimate.Of(module, new ModuleLoad(100, 0.1, 0.2), Nodes, [budget], 1000);

        Assert.Equal(Limiter.Slots, estimate.Limiter);
        Assert.True(Stretch(estimate.Replicas) <= 1.5);
        Assert.True(Stretch(estimate.Replicas - 1) > 1.5);

        static double Stretch(int replicas) => new MultiServerQueue(4, 100.0 / replicas, 0.2).SojournQuantileSeconds(0.95) / (0.2 * -Math.Log(0.05));
    }

    // 100 ms at the limit of 150, of which alone 100 take 40 of CPU: the CPU may take 90, 2.25 times as long.
    [Fact]
    public void Only_the_CPU_part_of_a_request_is_stretched()
    {
        var budget = LatencyBudget.Of(new Objective("web.page", ObjectiveMeasure.P95, 0.15), 0.1, new OperationTime(0.05, 0.02));

        Assert.Equal(2.25, budget!.Stretch, 9);
        Assert.Null(LatencyBudget.Of(new Objective(null, ObjectiveMeasure.ErrorRate, 0.01), 0, null));
    }

    [Fact]
    public void Traffic_is_held_at_the_busiest_moment_of_all_sources_together()
    {
        var early = TwoTier.Constant(0) with { Rate = new RateCurve([new RateSegment(TimeSpan.Zero, TimeSpan.FromMinutes(2), 100, 100), new RateSegment(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(9), 10, 80)]) };
        var late = TwoTier.Constant(0) with { Name = "late", Rate = new RateCurve([new RateSegment(TimeSpan.Zero, TimeSpan.FromMinutes(9), 0, 90), new RateSegment(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10), 90, 0)]) };

        var peak = PeakTraffic.PeakTime([early, late]);
        var held = PeakTraffic.Held([early, late], peak, 2, TimeSpan.FromMinutes(1));

        Assert.Equal(TimeSpan.FromMinutes(9), peak);
        Assert.Equal([160.0, 180.0], held.Select(s => PeakTraffic.LevelAt(s, TimeSpan.FromSeconds(30))));
    }

    private static (string Operation, double PerSecond)[] EntryRatesOf(TrafficSource source) => [.. EntryRates.Of([source], _ => 0.01)];

    private static LatencyBudget Budget(double probability, double stretch) => new(new Objective("web.page", ObjectiveMeasure.P99, 1), probability, 0.1, stretch);
}
