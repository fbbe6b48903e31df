using EShopSim.Cluster.Api;
using EShopSim.Planning.Sizing;
using EShopSim.Simulation;

namespace EShopSim.Planning.Tests.Sizing;

public sealed class NodeRoomTests
{
    // Pods request 500m of 3900m: seven on a node.
    [Theory]
    [InlineData(4, 3, 1)]
    [InlineData(5, 3, 2)]
    [InlineData(20, 9, 5)]
    public void Nodes_are_as_many_as_requests_fill(int web, int store, int nodes) =>
        Assert.Equal([nodes], Fit(TwoTier.Of(TwoTier.Constant(1)), web, store).Nodes);

    // Seven pods of 900m each would use 6.3 of 4 cores; two such pods are 45 % of a node.
    [Fact]
    public void Pods_that_use_more_than_they_request_get_nodes_with_room()
    {
        var scenario = TwoTier.Of(TwoTier.Constant(1));

        var roomy = Room(scenario).Fit(new Provision([6, 1], [2]), PlannedModule.AllIn(scenario), [5.4, 0.1], share: 0.5);

        Assert.InRange(Room(scenario).Place(roomy).BusiestShare(PlannedModule.AllIn(scenario), roomy.Replicas, [5.4, 0.1]), 0.4, 0.5);
        Assert.Equal([3], roomy.Nodes);
    }

    // A DaemonSet takes 1000m of every node: five pods are left room for.
    [Fact]
    public void DaemonSets_take_their_part_of_every_node()
    {
        var scenario = TwoTier.Of(TwoTier.Constant(1));
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = "agent" };
        var template = new PodTemplate { Labels = labels, Containers = [new ContainerSpec("agent", "agent:1") { Requests = new ResourceList(1000, 64L << 20) }] };
        scenario = scenario with { Cluster = scenario.Cluster with { DaemonSets = [new DaemonSet(new ObjectMeta("default", "agent"), new LabelSelector(labels, []), template)] } };

        Assert.Equal([2], Fit(scenario, 7, 3).Nodes);
        Assert.Equal([3], Fit(scenario, 8, 3).Nodes);
    }

    [Fact]
    public void A_limit_of_pods_counts_as_well_as_requests()
    {
        var scenario = TwoTier.Of(TwoTier.Constant(1));
        var pool = scenario.NodePools[0] with { Allocatable = new ResourceList(3900, 15L << 30) { Pods = 3 } };

        Assert.Equal([3], Fit(scenario with { NodePools = [pool] }, 5, 3).Nodes);
    }

    [Fact]
    public void What_no_node_takes_stays_without_a_place()
    {
        var scenario = TwoTier.Of(TwoTier.Constant(1));
        var pool = scenario.NodePools[0] with { Allocatable = new ResourceList(400, 15L << 30) { Pods = 110 } };
        scenario = scenario with { NodePools = [pool] };

        var fitted = Fit(scenario, 1, 1);

        Assert.Equal([2], fitted.Nodes);
        Assert.Equal(2, Room(scenario).Place(fitted).Pending);
    }

    [Fact]
    public void A_module_with_a_single_pod_makes_its_node_the_worst_to_lose()
    {
        var scenario = TwoTier.Of(TwoTier.Constant(1));
        var provision = new Provision([6, 1], [2]);
        var modules = PlannedModule.AllIn(scenario);
        var room = Room(scenario);

        var loss = Assert.IsType<NodeFailureEvent>(room.WorstLoss(provision, SurvivedLoss.Node, modules, [1, 1]));

        Assert.Equal(1, room.Place(provision).In(modules, n => n.Name == loss.Node)[1]);
    }

    [Fact]
    public void Half_of_the_nodes_are_spot_nodes_at_their_price()
    {
        var pool = new NodePool("general", 4, new ResourceList(1000, 1L << 30)) { HourlyPrice = 0.4, SpotShare = 0.5, SpotHourlyPrice = 0.1 };

        Assert.Equal([0.4, 0.1, 0.4, 0.1], pool.Nodes().Select(n => n.HourlyPrice));
        Assert.Equal(3, (pool with { Count = 10, SpotShare = 0.3 }).Nodes().Count(n => n.HourlyPrice == 0.1));
        Assert.All((pool with { SpotShare = 1 }).Nodes(), n => Assert.Equal("spot", n.Labels["eshopsim.dev/purchase"]));
    }

    private static Provision Fit(Scenario scenario, int web, int store) => Room(scenario).Fit(new Provision([web, store], [.. scenario.NodePools.Select(p => p.Count)]), PlannedModule.AllIn(scenario), [web * 0.1, store * 0.1]);

    private static NodeRoom Room(Scenario scenario)
    {
        var problem = new PlanProblem(scenario, [1], 1);
        return new NodeRoom(problem, new PeakScenario(problem, PlannedModule.AllIn(scenario)));
    }
}
