using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.NodeAutoscaling;
using EShopSim.Cluster.Tests.ControlLoops;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>Karpenter's defaults as rules, in figures.</summary>
public sealed class KarpenterExamples
{
    [Theory]
    [InlineData("one pod", new[] { 5.0 }, 6)]
    [InlineData("each new pod resets the second", new[] { 5.0, 5.9, 6.8 }, 7.8)]
    [InlineData("one that comes later opens the next batch", new[] { 5.0, 6.5 }, 6)]
    [InlineData("after ten seconds it is closed", new[] { 0.0, 0.9, 1.8, 2.7, 3.6, 4.5, 5.4, 6.3, 7.2, 8.1, 9.0, 9.9 }, 10)]
    public void A_batch_closes_a_second_after_the_last_new_pod_and_ten_after_the_first(string example, double[] arrivals, double end) =>
        Assert.True(Math.Abs(KarpenterRules.BatchEndSeconds(arrivals) - end) < 1e-9, example);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(25, 3)]
    [InlineData(0, 0)]
    public void A_budget_of_10_percent_is_rounded_up(int nodes, int expected) => Assert.Equal(expected, KarpenterRules.Budget(nodes, IntOrPercent.Percent(10)));

    [Theory]
    [InlineData("all fit on nodes that are there", 1, 0.2, null, false, 0, true)]
    [InlineData("a cheaper one for one", 1, 0.2, 0.1, false, 1, true)]
    [InlineData("the same price is not cheaper", 1, 0.2, 0.2, false, 0, false)]
    [InlineData("one that costs less than two together", 2, 0.4, 0.3, false, 1, true)]
    [InlineData("spot for spot is off", 1, 0.2, 0.1, true, 20, false)]
    public void Nodes_are_given_up_for_at_most_one_that_is_cheaper_than_they_together(string example, int nodes, double old, double? now, bool isSpot, int cheaper, bool expected) =>
        Assert.True(expected == KarpenterRules.IsWorthwhile(new Replacement(nodes, old, now) { IsSpotToSpot = isSpot, CheaperTypes = cheaper }), example);

    [Theory]
    [InlineData(1, 14, false)]
    [InlineData(1, 15, true)]
    [InlineData(2, 3, true)]
    public void With_the_gate_spot_for_spot_needs_15_cheaper_types_for_a_single_node(int nodes, int cheaper, bool expected) =>
        Assert.Equal(expected, KarpenterRules.IsWorthwhile(new Replacement(nodes, 0.2, 0.1) { IsSpotToSpot = true, AllowsSpotToSpot = true, CheaperTypes = cheaper }));

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1 << 27, 0, 2)]
    [InlineData(0, 1 << 25, 2)]
    [InlineData(int.MaxValue, 0, 10)]
    [InlineData(int.MinValue, 0, -10)]
    public void The_cost_of_an_eviction(int deletionCost, int priority, double expected) => Assert.Equal(expected, KarpenterRules.EvictionCost(deletionCost, priority), 6);

    [Fact]
    public void The_cheapest_type_that_would_do_is_chosen_and_the_longest_beginning_of_at_most_100_candidates()
    {
        Assert.Equal(2, KarpenterRules.Cheapest([0.1, 0.4, 0.2], type => type > 0));
        Assert.Equal(-1, KarpenterRules.Cheapest([0.1], _ => false));
        Assert.Equal(37, KarpenterRules.Together(60, count => count <= 37));
        Assert.Equal(100, KarpenterRules.Together(500, _ => true));
        Assert.Equal(0, KarpenterRules.Together(5, _ => false));
    }

    [Fact]
    public void Empty_nodes_go_then_as_many_as_possible_together_whose_pods_fit_elsewhere()
    {
        // Of 8 cores each: 7, 1, 1 and 0 requested; and one of 4 cores with 3.
        Node[] nodes = [.. Enumerable.Range(1, 4).Select(number => Machine("large", number, 8000, 0.4)), Machine("small", 1, 4000, 0.2)];
        var cluster = new TestCluster(new ClusterObjects
        {
            Nodes = nodes,
            Deployments = [On("a", 7000, "large-1"), On("b", 1000, "large-2"), On("c", 1000, "large-3"), On("d", 3000, "small-1")],
        });
        var found = cluster.Control.FindConsolidations();

        // Of the first two, a finds seven cores on the third and b one on the small; there is no room for a third.
        Assert.Equal(
            ["large-4 -> nothing: 0.4", "large-1, large-2 -> nothing: 0.8"],
            found.Select(item => FormattableString.Invariant($"{string.Join(", ", item.Nodes)} -> {item.ReplacementPool ?? "nothing"}: {item.SavedPerHour:0.0}")));
    }

    [Fact]
    public void A_half_empty_node_makes_way_for_a_smaller_one_unless_a_pod_must_not_be_disturbed()
    {
        Node[] nodes = [Machine("large", 1, 8000, 0.4), Machine("small", 1, 4000, 0.2)];
        var held = On("a", 3500, "large-1");
        foreach (var mayGo in new[] { true, false })
        {
            var cluster = new TestCluster(new ClusterObjects
            {
                Nodes = nodes,
                Deployments =
                [
                    mayGo ? held : held with { Template = held.Template with { Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { ["karpenter.sh/do-not-disrupt"] = "true" } } },
                    On("b", 3500, "small-1"),
                ],
            });
            // Where it may not, the pod of the other has room beside it.
            Assert.Equal([mayGo ? "large-1 -> small" : "small-1 -> nothing"], cluster.Control.FindConsolidations().Select(item => $"{item.Nodes[0]} -> {item.ReplacementPool ?? "nothing"}"));
        }
    }

    private static Deployment On(string name, long cpu, string node)
    {
        var here = new NodeSelectorTerm([new LabelSelectorRequirement(Node.HostnameLabel, SelectorOperator.In, [node])], []);
        var deployment = TestCluster.Deployment(name, 1, cpu);
        return deployment with { Template = deployment.Template with { Affinity = new Affinity { PreferredNodeTerms = [new PreferredNodeTerm(100, here)] } } };
    }

    private static Node Machine(string pool, int number, long cpu, double price) =>
        TestCluster.Node(FormattableString.Invariant($"{pool}-{number}"), cpu, "zone-a") with { Pool = pool, HourlyPrice = price };
}
