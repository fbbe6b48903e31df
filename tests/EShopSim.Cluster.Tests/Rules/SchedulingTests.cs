using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class SchedulingTests
{
    private const long GiB = 1L << 30;

    private static readonly PodResources Pod = Resources(500, GiB);
    private static readonly RequiredNodeAffinity Anywhere = new(new Dictionary<string, string>(StringComparer.Ordinal), null);
    private static readonly Dictionary<string, string> WebLabels = new(StringComparer.Ordinal) { ["app"] = "web" };

    [Theory]
    [InlineData(1500, 2, 56, 93, 87)]
    [InlineData(3000, 1, 43, 68, 37)]
    public void Nodes_score_as_in_the_worked_examples(long cpu, long memoryGiB, long least, long balanced, long balancedBefore)
    {
        var node = NodeResources.Of(new ResourceList(4000, 8 * GiB) { Pods = 110 }).With(Resources(cpu, memoryGiB * GiB));

        Assert.Equal(least, ResourceScores.LeastAllocated(Pod, node, ResourceWeights.Default, KubernetesVersion.V1_35));
        Assert.Equal(balanced, ResourceScores.BalancedAllocation(Pod, node, KubernetesVersion.V1_35));
        Assert.Equal(balancedBefore, ResourceScores.BalancedAllocation(Pod, node, KubernetesVersion.V1_20));
    }

    [Fact]
    public void A_node_that_is_full_says_what_it_lacks()
    {
        var node = NodeResources.Of(new ResourceList(600, 8 * GiB) { Pods = 1 }).With(Resources(200, GiB));

        Assert.Equal(["Insufficient cpu", "Too many pods"], NodeResourcesFit.Reasons(Pod, node, KubernetesVersion.V1_35));
        Assert.Empty(NodeResourcesFit.Reasons(Pod, node.Without(Resources(200, GiB)), KubernetesVersion.V1_35));
    }

    [Fact]
    public void A_sidecar_runs_beside_the_containers_and_a_plain_init_container_before_them()
    {
        ContainerSpec[] containers = [Container(300)];
        ContainerSpec[] init = [Container(100) with { IsSidecar = true }, Container(350)];

        Assert.Equal(450, PodResources.Of(containers, init, ResourceList.None, KubernetesVersion.V1_35).Requests.CpuMillicores);
        Assert.Equal(350, PodResources.Of(containers, init, ResourceList.None, KubernetesVersion.V1_20).Requests.CpuMillicores);
    }

    [Fact]
    public void Zones_with_fewer_pods_score_higher()
    {
        var nodes = Zones(3, 1, 0);

        var scoring = new SpreadScoring(new PlacedPod("shop", WebLabels), [Constraint(doNotSchedule: false)], false, Anywhere, KubernetesVersion.V1_35);
        var scores = PopulatedNode.Count(scoring, scoring.AddPods, nodes).Score(Nodes(nodes));

        Assert.Equal([new SpreadScore(5, 0), new SpreadScore(2, 60), new SpreadScore(0, 100)], scores);
    }

    [Fact]
    public void Only_the_emptiest_zone_takes_the_pod()
    {
        var nodes = Zones(2, 2, 1);
        var filter = Filter(Constraint(doNotSchedule: true), nodes, KubernetesVersion.V1_35);

        Assert.Equal([SpreadVerdict.SkewExceeded, SpreadVerdict.SkewExceeded, SpreadVerdict.Fits], Nodes(nodes).Select(filter.Check));
    }

    [Fact]
    public void Fewer_domains_than_wanted_count_as_an_empty_one()
    {
        var nodes = Zones(1, 1);
        var constraint = Constraint(doNotSchedule: true) with { MinDomains = 3 };

        Assert.Equal(SpreadVerdict.SkewExceeded, Filter(constraint, nodes, KubernetesVersion.V1_35).Check(nodes[0].Node));
        Assert.Equal(SpreadVerdict.Fits, Filter(constraint, nodes, KubernetesVersion.V1_20).Check(nodes[0].Node));
    }

    [Fact]
    public void A_taint_repels_and_a_preference_only_costs_points()
    {
        Taint[] taints = [new("gpu", "", TaintEffect.NoSchedule), new("spot", "", TaintEffect.PreferNoSchedule)];
        var tolerateGpu = new Toleration("gpu", Exists: true, "", null, null);

        Assert.Equal("gpu", TaintToleration.FindUntolerated(taints, [])?.Key);
        Assert.Null(TaintToleration.FindUntolerated(taints, [tolerateGpu]));
        Assert.Equal(1, TaintToleration.Score(taints, [tolerateGpu]));
        Assert.Equal([0L, 50, 100], ScoreNormalization.Proportional([2, 1, 0], reverse: true));
        Assert.Equal([100L, 100], ScoreNormalization.Proportional([0, 0], reverse: true));
    }

    [Fact]
    public void One_required_term_is_enough_and_an_empty_one_matches_nothing()
    {
        var ssd = new NodeSelectorTerm([new LabelSelectorRequirement("disk", SelectorOperator.In, ["ssd"])], []);
        var named = new NodeSelectorTerm([], [new LabelSelectorRequirement("metadata.name", SelectorOperator.In, ["n1"])]);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["disk"] = "hdd" };

        Assert.True((Anywhere with { Terms = [ssd, named] }).Matches("n1", labels));
        Assert.False((Anywhere with { Terms = [ssd, named] }).Matches("n2", labels));
        Assert.False((Anywhere with { Terms = [new NodeSelectorTerm([], [])] }).Matches("n1", labels));
        Assert.False((Anywhere with { Terms = [] }).Matches("n1", labels));
    }

    private static PodResources Resources(long cpu, long memory) =>
        PodResources.Of([new ContainerSpec("app", "image") { Requests = new ResourceList(cpu, memory) }], [], ResourceList.None, KubernetesVersion.V1_35);

    private static ContainerSpec Container(long cpu) => new("c", "image") { Requests = new ResourceList(cpu, null) };

    private static TopologySpreadConstraint Constraint(bool doNotSchedule) =>
        new(1, Node.ZoneLabel, doNotSchedule, new LabelSelector(WebLabels, []));

    private static SpreadFilter Filter(TopologySpreadConstraint constraint, PopulatedNode[] nodes, KubernetesVersion version)
    {
        var filter = new SpreadFilter(new PlacedPod("shop", WebLabels), [constraint], Anywhere, Nodes(nodes), version);
        return PopulatedNode.Count(filter, filter.AddPods, nodes);
    }

    private static SchedulingNode[] Nodes(PopulatedNode[] nodes) => [.. nodes.Select(node => node.Node)];

    private static PopulatedNode[] Zones(params int[] pods) =>
        [.. pods.Select((count, index) => new PopulatedNode(
            new SchedulingNode(
                FormattableString.Invariant($"n{index}"),
                new Dictionary<string, string>(StringComparer.Ordinal) { [Node.ZoneLabel] = FormattableString.Invariant($"z{index}") }),
            [.. Enumerable.Repeat(new PlacedPod("shop", WebLabels), count)]))];
}
