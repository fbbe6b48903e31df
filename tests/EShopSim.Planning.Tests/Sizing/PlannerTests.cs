using EShopSim.Planning.Runs;
using EShopSim.Planning.Sizing;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Tests.Sizing;

public sealed class PlannerTests
{
    private static readonly TimeSpan _duration = TimeSpan.FromMinutes(10);

    public static TheoryData<string> Shapes() => ["ramp", "bursts", "groups", "users", "two sources"];

    // What plan promises: the recommended number meets the objectives, and one fewer of any module misses them.
    [Theory]
    [MemberData(nameof(Shapes))]
    public void No_module_can_spare_a_replica_of_a_plan_that_meets(string shape)
    {
        var plan = Plan(TwoTier.Of(SourcesOf(shape)), load: 2).Loads.Single();

        Assert.True(plan.Meets);
        Assert.True(plan.Fits);
        Assert.True(plan.Trial.Ratio <= 1);
        Assert.Contains(plan.Modules, m => m.Replicas > 1);
        Assert.All(plan.Modules.Where(m => m.Replicas > 1), m => Assert.True(m.OneFewer!.Ratio > 1, $"{m.Module.Name}: {m.OneFewer.Ratio}"));
    }

    [Fact]
    public void A_plan_that_survives_a_zone_holds_without_it_and_spares_no_replica()
    {
        var scenario = TwoTier.Of(TwoTier.Constant(60));
        var plan = Plan(scenario, load: 1, SurvivedLoss.Zone).Loads.Single();

        Assert.True(plan.Meets);
        Assert.True(plan.NodeCount >= 2);
        var zone = plan.Losses.Single(l => l.Kind == SurvivedLoss.Zone);
        Assert.IsType<ZoneFailureEvent>(zone.Event);
        Assert.True(zone.Trial!.Meets);
        Assert.All(plan.Modules.Where(m => m.Replicas > 1), m => Assert.False(m.OneFewer!.Meets));
        Assert.All(plan.Modules, m => Assert.True(m.Replicas > 1));
    }

    [Fact]
    public void An_objective_below_the_pure_service_time_is_unreachable()
    {
        var scenario = TwoTier.Of(TwoTier.Constant(60));
        var plan = Plan(scenario with { Objectives = [new Objective("web.page", ObjectiveMeasure.P95, 0.02)] }, load: 1);

        Assert.False(plan.Meets);
        Assert.Empty(plan.Loads);
        Assert.InRange(Assert.Single(plan.Unreachable).Measured, 0.025, 0.1);
    }

    [Fact]
    public void Present_manifests_carry_what_their_largest_hpa_lets_them()
    {
        var scenario = TwoTier.Of(TwoTier.Constant(60));
        var deployments = scenario.Cluster.Deployments.Select(d => d.Meta.Name == "store" ? d with { Replicas = 6 } : d).ToArray();
        var plan = Plan(scenario with { Cluster = scenario.Cluster with { Deployments = deployments } }, load: 1);

        // Four web pods of one core, 8 ms each: 500 pages a second at the very most, 8.3 times 60.
        Assert.InRange(plan.Present!.Load, 4, 8.3);
        Assert.True(plan.Present.EveryRunMisses > plan.Present.Load);
        Assert.Equal("web", plan.PresentLimit!.Name);
        Assert.Equal(Limiter.HpaMaximum, plan.PresentLimit.Limiter);
    }

    [Fact]
    public void Money_is_the_nodes_price_over_the_scenario()
    {
        var plan = Plan(TwoTier.Of(TwoTier.Constant(60)), load: 1).Loads.Single();

        Assert.Equal(0.2 * plan.NodeCount, plan.CostPerHour, 9);
        Assert.Equal(plan.CostPerHour / 6, plan.CostOfScenario, 9);
    }

    [Fact]
    public void The_answer_depends_neither_on_threads_nor_on_what_was_run_before()
    {
        var journal = new MemoryJournal();
        var problem = Problem(TwoTier.Of(TwoTier.Constant(60)), 1, SurvivedLoss.None);
        var first = Planner.Plan(problem, new RunFarm(journal, 1, null, TestContext.Current.CancellationToken));
        var paid = new List<FarmProgress>();
        var again = Planner.Plan(problem, new RunFarm(journal, 2, paid.Add, TestContext.Current.CancellationToken));

        Assert.Equal(first.Loads[0].Provision.Replicas, again.Loads[0].Provision.Replicas);
        Assert.Equal(first.Present!.Load, again.Present!.Load);
        Assert.Equal(paid[^1].Known, paid[^1].Reused);
    }

    private static TrafficSource[] SourcesOf(string shape)
    {
        MixEntry[] mix = [new("web.page", 1)];
        var ramp = new RateCurve([new RateSegment(TimeSpan.Zero, _duration / 2, 20, 150), new RateSegment(_duration / 2, _duration, 150, 20)]);
        return shape switch
        {
            "ramp" => [new TrafficSource("clients", mix, ramp)],
            "bursts" => [TwoTier.Constant(100) with { Bursts = [new BurstState(1, TimeSpan.FromSeconds(4)), new BurstState(3, TimeSpan.FromSeconds(2))] }],
            "groups" => [TwoTier.Constant(150) with { Groups = new GroupSize.Constant(4) }],
            "users" => [new TrafficSource("clients", mix, RateCurve.Constant(0, _duration)) { Users = new UserCurve([new UserStage(TimeSpan.Zero, _duration, 150, 150)]), ThinkSeconds = new Engine.ExponentialDistribution(1) }],
            _ => [TwoTier.Constant(60) with { Name = "one" }, new TrafficSource("other", [new MixEntry("web.page", 1), new MixEntry("store.read", 2)], ramp)],
        };
    }

    private static PlanResult Plan(Scenario scenario, double load, SurvivedLoss survive = SurvivedLoss.None) =>
        Planner.Plan(Problem(scenario, load, survive), new RunFarm(new MemoryJournal(), 2, null, TestContext.Current.CancellationToken));

    private static PlanProblem Problem(Scenario scenario, double load, SurvivedLoss survive) =>
        new(scenario, [load], 1) { Survive = survive, Replications = 2, Window = TimeSpan.FromSeconds(10), Precision = 0.1 };
}
