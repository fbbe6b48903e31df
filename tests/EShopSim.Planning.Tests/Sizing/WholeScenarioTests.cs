using EShopSim.Planning.Runs;
using EShopSim.Planning.Sizing;
using EShopSim.Planning.Tuning;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Tests.Sizing;

public sealed class WholeScenarioTests
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    // Twice 20 pages a second, and from the third minute on twice 150.
    [Fact]
    public void The_recommended_bounds_carry_the_whole_of_a_scenario_that_jumps()
    {
        var plan = Plan(Jumping(), load: 2);

        Assert.True(plan.Whole!.Outcome.Meets);
        Assert.Equal(SimulationEngine.Requests, plan.Whole.Engine);
        Assert.False(plan.Whole.HasRaisedMinima);
        Assert.Equal([40, 300], plan.Whole.Outcome.Scenario.Traffic[0].Rate.Segments.Select(s => s.StartPerSecond));
        var hpa = Assert.Single(plan.Whole.Outcome.Scenario.Cluster.Autoscalers);
        Assert.Equal(plan.Modules[0].Hpa!.Autoscaler, hpa);
        Assert.Equal(plan.Provision.Nodes.Sum(), plan.Whole.Outcome.Scenario.Cluster.Nodes.Count);
    }

    // The same bounds but a minimum of 1: the HPA comes too late for the jump. So the verdict is one that can be no.
    [Fact]
    public void Without_the_minimum_the_jump_is_missed()
    {
        var whole = Plan(Jumping(), load: 2).Whole!.Outcome.Scenario;
        var hpa = whole.Cluster.Autoscalers[0];
        var low = whole with
        {
            Cluster = whole.Cluster with
            {
                Autoscalers = [hpa with { MinReplicas = 1 }],
                Deployments = [.. whole.Cluster.Deployments.Select(d => d.Meta.Name == hpa.Target.Name ? d with { Replicas = 1 } : d)],
            },
        };

        Assert.True(hpa.MinReplicas > 1);
        Assert.True(SettingScore.RatioOf(low, RunMeasures.Of(ScenarioRunner.Run(low, new RunOptions())).Operations) > 1);
    }

    // An HPA that waits ten minutes before it grows cannot follow a slope that by itself is slow enough.
    [Fact]
    public void A_minimum_that_is_too_low_for_the_whole_is_raised()
    {
        var scenario = Jumping();
        var hpa = scenario.Cluster.Autoscalers[0];
        scenario = scenario with
        {
            Cluster = scenario.Cluster with { Autoscalers = [hpa with { Behavior = new Cluster.Api.HpaBehavior(new Cluster.Api.HpaScalingRules { StabilizationWindowSeconds = 600 }, null) }] },
            Traffic = [new TrafficSource("clients", [new MixEntry("web.page", 1)], new RateCurve([new RateSegment(TimeSpan.Zero, 8 * _minute, 40, 300), new RateSegment(8 * _minute, 10 * _minute, 300, 300)]))],
        };

        var plan = Plan(scenario, load: 1);

        Assert.True(plan.Whole!.Outcome.Meets);
        Assert.True(plan.Whole.HasRaisedMinima);
        Assert.Equal(plan.Modules[0].Hpa!.Autoscaler.MinReplicas, plan.Whole.Outcome.Scenario.Cluster.Autoscalers[0].MinReplicas);
    }

    // At rest one node is enough, and the scenario's own third node is never bought: its failure cannot happen.
    [Fact]
    public void A_node_that_the_plan_does_without_cannot_fail()
    {
        var scenario = TwoTier.Of(TwoTier.Constant(20));
        var pool = scenario.NodePools[0] with { Count = 3 };
        scenario = scenario with
        {
            NodePools = [pool],
            Cluster = scenario.Cluster with { Nodes = [.. pool.Nodes()] },
            Events = [new NodeFailureEvent(_minute, "general-3", null), new RolloutEvent(2 * _minute, TwoTier.Workload("web"), 1)],
        };

        var plan = Plan(scenario, load: 1);

        Assert.Equal(1, plan.NodeCount);
        Assert.IsType<RolloutEvent>(Assert.Single(plan.Whole!.Outcome.Scenario.Events));
        Assert.Contains("general-3", Assert.Single(plan.Whole.LeftOut), StringComparison.Ordinal);
    }

    // Pods of 500m on nodes that take one each: when replicas go, so do their nodes.
    [Theory]
    [InlineData(80)]
    [InlineData(300)]
    public void No_node_is_left_empty(double perSecond)
    {
        var scenario = TwoTier.Of(TwoTier.Constant(perSecond));
        var pool = scenario.NodePools[0] with { Allocatable = new Cluster.Api.ResourceList(600, 1L << 30) { Pods = 110 }, Capacity = new Cluster.Api.ResourceList(600, 1L << 30) { Pods = 110 } };
        var plan = Plan(scenario with { NodePools = [pool], Cluster = scenario.Cluster with { Nodes = [.. pool.Nodes()] } }, load: 1);

        Assert.True(plan.Meets);
        Assert.Equal(plan.Provision.Replicas.Sum(), plan.NodeCount);
    }

    [Fact]
    public void What_has_no_second_zone_cannot_survive_the_loss_of_one()
    {
        var scenario = Jumping();
        var pool = scenario.NodePools[0] with { Zones = [] };
        var one = scenario with { NodePools = [pool], Cluster = scenario.Cluster with { Nodes = [.. pool.Nodes()] } };
        var fixedNode = scenario with { NodePools = [], Cluster = scenario.Cluster with { Nodes = [scenario.Cluster.Nodes[0] with { Pool = "" }] } };

        Assert.Contains("zones", Assert.Single(PlanObstacles.In(one, SurvivedLoss.Zone)), StringComparison.Ordinal);
        Assert.Contains("one node", Assert.Single(PlanObstacles.In(fixedNode, SurvivedLoss.Node)), StringComparison.Ordinal);
        Assert.Empty(PlanObstacles.In(one, SurvivedLoss.Node));
        Assert.Empty(PlanObstacles.In(scenario, SurvivedLoss.Zone));
    }

    private static Scenario Jumping() => TwoTier.Of(new TrafficSource("clients", [new MixEntry("web.page", 1)], new RateCurve(
        [new RateSegment(TimeSpan.Zero, 3 * _minute, 20, 20), new RateSegment(3 * _minute, 10 * _minute, 150, 150)])));

    private static LoadPlan Plan(Scenario scenario, double load) => Planner.Plan(
        new PlanProblem(scenario, [load], 1) { Replications = 2, Window = TimeSpan.FromSeconds(10), Precision = 0.2 },
        new RunFarm(new MemoryJournal(), 2, null, TestContext.Current.CancellationToken)).Loads.Single();
}
