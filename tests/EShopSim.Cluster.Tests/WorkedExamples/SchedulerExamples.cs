using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Cluster.Tests.Rules;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>Scores and spreading of the scheduler, in figures.</summary>
public sealed class SchedulerExamples
{
    private const long Gi = 1L << 30;

    [Theory]
    [InlineData(1500, 2, 56, 93, 87)]
    [InlineData(3000, 1, 43, 68, 37)]
    public void A_node_of_4_cores_and_8_Gi_is_scored_for_a_pod_of_half_a_core_and_1_Gi(long allocatedCpu, long allocatedGi, long least, long balanced, long balancedIn120)
    {
        var pod = Pod(500, Gi);
        var node = NodeResources.Of(new ResourceList(4000, 8 * Gi) { Pods = 110 }).With(Pod(allocatedCpu, allocatedGi * Gi));

        Assert.Equal(least, ResourceScores.LeastAllocated(pod, node, ResourceWeights.Default, KubernetesVersion.V1_35));
        Assert.Equal(balanced, ResourceScores.BalancedAllocation(pod, node, KubernetesVersion.V1_35));
        Assert.Equal(balancedIn120, ResourceScores.BalancedAllocation(pod, node, KubernetesVersion.V1_20));
    }

    [Fact]
    public void Zones_with_3_1_and_0_pods_score_0_60_and_100()
    {
        var (scoring, nodes) = Spread(doNotSchedule: false, 3, 1, 0);

        Assert.Equal([new SpreadScore(5, 0), new SpreadScore(2, 60), new SpreadScore(0, 100)], scoring.Score(nodes));
    }

    [Fact]
    public void Of_zones_with_2_2_and_1_pods_a_skew_of_1_leaves_the_last()
    {
        PopulatedNode[] zones = Zones(2, 2, 1);
        var nodes = zones.Select(zone => zone.Node).ToArray();
        var filter = new SpreadFilter(new PlacedPod("shop", Labels), [Constraint(doNotSchedule: true)], new RequiredNodeAffinity(Empty.Strings, null), nodes, KubernetesVersion.V1_35);
        PopulatedNode.Count(filter, filter.AddPods, zones);

        Assert.Equal([SpreadVerdict.SkewExceeded, SpreadVerdict.SkewExceeded, SpreadVerdict.Fits], nodes.Select(filter.Check));
    }

    private static Dictionary<string, string> Labels => new(StringComparer.Ordinal) { ["app"] = "web" };

    private static (SpreadScoring Scoring, SchedulingNode[] Nodes) Spread(bool doNotSchedule, params int[] pods)
    {
        var zones = Zones(pods);
        var scoring = new SpreadScoring(
            new PlacedPod("shop", Labels), [Constraint(doNotSchedule)], false, new RequiredNodeAffinity(Empty.Strings, null), KubernetesVersion.V1_35);
        return (PopulatedNode.Count(scoring, scoring.AddPods, zones), [.. zones.Select(zone => zone.Node)]);
    }

    private static TopologySpreadConstraint Constraint(bool doNotSchedule) => new(1, Node.ZoneLabel, doNotSchedule, new LabelSelector(Labels, []));

    private static PopulatedNode[] Zones(params int[] pods) =>
        [.. pods.Select((count, index) => new PopulatedNode(
            new SchedulingNode(
                FormattableString.Invariant($"n{index}"),
                new Dictionary<string, string>(StringComparer.Ordinal) { [Node.ZoneLabel] = FormattableString.Invariant($"z{index}") }),
            [.. Enumerable.Repeat(new PlacedPod("shop", Labels), count)]))];

    private static PodResources Pod(long cpu, long memory) => PodResources.Of(
        [new ContainerSpec("app", "image") { Requests = new ResourceList(cpu, memory) }], [], ResourceList.None, KubernetesVersion.V1_35);
}
