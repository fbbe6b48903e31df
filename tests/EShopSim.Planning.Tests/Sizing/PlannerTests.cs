using EShopSim.Planning.Runs;
using EShopSim.Planning.Sizing;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Tests.Sizing;

public sealed class PlannerTests
{
    private static readonly TimeSpan _duration = TimeSpan.FromMinutes(10);

    public static TheoryData<string> Shapes() => ["constant", "ramp", "bursts", "groups", "users", "two sources"];

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

    private static TrafficSource[] SourcesOf(string shape)
    {
        MixEntry[] mix = [new("web.page", 1)];
        var ramp = new RateCurve([new RateSegment(TimeSpan.Zero, _duration / 2, 20, 150), new RateSegment(_duration / 2, _duration, 150, 20)]);
        return shape switch
        {
            "constant" => [TwoTier.Constant(150)],
            "ramp" => [new TrafficSource("clients", mix, ramp)],
            "bursts" => [TwoTier.Constant(100) with { Bursts = [new BurstState(1, TimeSpan.FromSeconds(4)), new BurstState(3, TimeSpan.FromSeconds(2))] }],
            "groups" => [TwoTier.Constant(150) with { Groups = new GroupSize.Constant(4) }],
            "users" => [new TrafficSource("clients", mix, RateCurve.Constant(0, _duration)) { Users = new UserCurve([new UserStage(TimeSpan.Zero, _duration, 150, 150)]), ThinkSeconds = new Engine.ExponentialDistribution(1) }],
            _ => [TwoTier.Constant(60) with { Name = "one" }, new TrafficSource("other", [new MixEntry("web.page", 1), new MixEntry("store.read", 2)], ramp)],
        };
    }

    private static PlanResult Plan(Scenario scenario, double load) => Planner.Plan(
        new PlanProblem(scenario, [load], 1) { Replications = 2, Window = TimeSpan.FromSeconds(15), Precision = 0.1 },
        new RunFarm(new MemoryJournal(), 2, null, TestContext.Current.CancellationToken));
}
