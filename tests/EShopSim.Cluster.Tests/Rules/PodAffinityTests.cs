using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class PodAffinityTests
{
    private static readonly PodAffinityTerm NearCache = Term("cache");
    private static readonly PodAffinityTerm NearWeb = Term("web");

    [Fact]
    public void A_pod_follows_the_pods_it_needs()
    {
        var nodes = Zones([Pod("cache")], [Pod("web")]);
        var filter = Filter(Pod("web", new Affinity { RequiredPodAffinity = [NearCache] }), nodes);

        Assert.Null(filter.Reason(nodes[0].Node));
        Assert.Equal("node(s) didn't match pod affinity rules", filter.Reason(nodes[1].Node));
    }

    [Fact]
    public void The_first_of_a_group_may_go_anywhere_with_the_label()
    {
        var nodes = Zones([], []);
        var bare = new SchedulingNode("bare", Labels("kubernetes.io/os", "linux"));
        var filter = Filter(Pod("web", new Affinity { RequiredPodAffinity = [NearWeb] }), nodes);

        Assert.Null(filter.Reason(nodes[0].Node));
        Assert.NotNull(filter.Reason(bare));
        Assert.NotNull(Filter(Pod("web", new Affinity { RequiredPodAffinity = [NearCache] }), nodes).Reason(nodes[0].Node));
    }

    [Fact]
    public void Pods_keep_apart_whichever_of_them_asks_for_it()
    {
        var apart = new Affinity { RequiredPodAntiAffinity = [NearWeb] };
        var nodes = Zones([Pod("web")], []);
        var selfish = Zones([Pod("web", apart)], []);

        Assert.Equal("node(s) didn't match pod anti-affinity rules", Filter(Pod("web", apart), nodes).Reason(nodes[0].Node));
        Assert.Null(Filter(Pod("web", apart), nodes).Reason(nodes[1].Node));
        Assert.Equal(
            "node(s) didn't satisfy existing pods anti-affinity rules", Filter(Pod("web"), selfish).Reason(selfish[0].Node));
    }

    [Fact]
    public void A_term_looks_into_its_own_namespace_unless_it_names_others()
    {
        var nodes = Zones([Pod("cache") with { Namespace = "other" }]);
        var named = NearCache with { Namespaces = ["other"] };

        Assert.NotNull(Filter(Pod("web", new Affinity { RequiredPodAffinity = [NearCache] }), nodes).Reason(nodes[0].Node));
        Assert.Null(Filter(Pod("web", new Affinity { RequiredPodAffinity = [named] }), nodes).Reason(nodes[0].Node));
    }

    [Fact]
    public void Preferences_of_both_sides_add_up()
    {
        var wants = new Affinity
        {
            PreferredPodAffinity = [new WeightedPodAffinityTerm(10, NearCache)],
            PreferredPodAntiAffinity = [new WeightedPodAffinityTerm(4, NearWeb)],
        };
        var follower = Pod("job", new Affinity { RequiredPodAffinity = [NearWeb] });
        var nodes = Zones([Pod("cache"), Pod("web")], [Pod("web")], [follower]);

        var scoring = new PodAffinityScoring(Pod("web", wants));
        var scores = PopulatedNode.Count(scoring, scoring.AddPods, nodes).Score([.. nodes.Select(node => node.Node)]);

        Assert.Equal([6L, -4, 1], scores);
        Assert.Equal([100L, 0, 50], ScoreNormalization.Spread(scores));
    }

    private static PlacedPod Pod(string app, Affinity? affinity = null) => new("shop", Labels("app", app)) { Affinity = affinity };

    private static PodAffinityTerm Term(string app) => new(new LabelSelector(Labels("app", app), []), Node.ZoneLabel, []);

    private static Dictionary<string, string> Labels(string key, string value) => new(StringComparer.Ordinal) { [key] = value };

    private static PodAffinityFilter Filter(PlacedPod pod, PopulatedNode[] nodes)
    {
        var filter = new PodAffinityFilter(pod);
        return PopulatedNode.Count(filter, filter.AddPods, nodes);
    }

    private static PopulatedNode[] Zones(params PlacedPod[][] pods) =>
        [.. pods.Select((placed, index) => new PopulatedNode(
            new SchedulingNode(FormattableString.Invariant($"n{index}"), Labels(Node.ZoneLabel, FormattableString.Invariant($"z{index}"))), placed))];
}
