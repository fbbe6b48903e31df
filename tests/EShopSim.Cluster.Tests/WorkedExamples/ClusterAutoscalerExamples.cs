using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.NodeAutoscaling;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Cluster.Tests.ControlLoops;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>When the Cluster Autoscaler grows and shrinks, and what it chooses, in figures.</summary>
public sealed class ClusterAutoscalerExamples
{
    private const long Gi = 1L << 30;

    [Theory]
    [InlineData(KubernetesVersion.V1_28, 12, 20)]
    [InlineData(KubernetesVersion.V1_28, 19, 30)]
    [InlineData(KubernetesVersion.V1_35, 12, 22.2)]
    public void A_pod_pending_at_t_is_decided_on_at_the_next_tick_if_it_is_2_s_old_then_else_at_the_one_after(KubernetesVersion version, double pendingAt, double decidedAt)
    {
        // From 1.35 on a loop follows a pending pod at once, finds it too young, and the next comes a whole interval later.
        var cluster = Cluster(version, [Group("general", 4000, 16, count: 1, max: 3)], TestCluster.Deployment("web", 1, 3000));
        cluster.RunUntil(pendingAt);
        cluster.Control.Scale(cluster.Workload.Ref, 2);
        cluster.RunUntil(decidedAt - 0.1);
        Assert.Empty(cluster.Messages("TriggeredScaleUp"));
        cluster.RunUntil(decidedAt + 0.1);
        Assert.Equal("pod triggered scale-up: [{general 1->2 (max: 3)}]", Assert.Single(cluster.Messages("TriggeredScaleUp")));

        // The machine takes a minute, and the scheduler tries again when it is there.
        var pod = cluster.Control.Pods[^1];
        cluster.RunUntil(decidedAt + 59);
        Assert.Equal(-1, pod.NodeIndex);
        cluster.RunUntil(decidedAt + 60.3);
        Assert.Equal("general-2", cluster.Control.Nodes[pod.NodeIndex].Node.Name);
        Assert.Single(cluster.Messages("TriggeredScaleUp"));
    }

    [Fact]
    public void Of_nodes_with_1_9_1_0_and_3_5_of_4_cores_requested_the_first_two_are_candidates_and_one_is_drained_at_a_time()
    {
        ResourceTotals node = new(4000, 16 * Gi, 0);
        double[] utilization = [.. new[] { 1900, 1000, 3500 }.Select(cpu => ScaleDownRules.Utilization(new ResourceTotals(cpu, Gi, 0), node))];
        Assert.Equal([0.475, 0.25, 0.875], utilization);
        Assert.Equal([true, true, false], utilization.Select(value => ScaleDownRules.IsCandidate(value, 0.5, KubernetesVersion.V1_35)));

        // A fourth node, of no group, has room for both: both timers start at the first look, and run out together.
        var cluster = ThreeNodes(hasRoomElsewhere: true);
        cluster.RunUntil(609);
        Assert.Empty(cluster.Messages("ScaleDown"));
        cluster.RunUntil(621);
        Assert.Equal("marked the node as toBeDeleted/unschedulable: its pods fit elsewhere", Assert.Single(cluster.Messages("ScaleDown")));
        cluster.RunUntil(700);
        Assert.Equal([true, true, false, false], cluster.Control.Nodes.Select(item => item.IsDeleted));
        var times = cluster.Control.Events.Where(item => item.Reason == "ScaleDown").Select(item => (item.Object, item.Time.TotalSeconds)).ToArray();
        Assert.Equal(4, times.Length);
        Assert.Equal(times[0].Object, times[1].Object);
        Assert.True(times[2].TotalSeconds >= times[1].TotalSeconds, "the second drain did not wait for the first");
        Assert.Equal(4, cluster.Control.Workloads.Sum(workload => workload.ReadyReplicas));
    }

    [Fact]
    public void Without_room_elsewhere_the_first_node_counts_on_the_second_which_therefore_stays()
    {
        var cluster = ThreeNodes(hasRoomElsewhere: false);
        cluster.RunUntil(1500);
        Assert.Equal([true, false, false, false], cluster.Control.Nodes.Select(item => item.IsDeleted));
        Assert.Equal(2900, cluster.Control.Nodes[1].RequestedCpuMillicores);
    }

    [Fact]
    public void For_5_pods_of_1_5_cores_and_2_Gi_one_node_of_8_cores_wastes_0_75_and_3_of_4_cores_1_167()
    {
        ScaleUpOption small = new(0, 3, 5, new ResourceTotals(4000, 16 * Gi, 0), new ResourceTotals(7500, 10 * Gi, 0));
        ScaleUpOption large = new(1, 1, 5, new ResourceTotals(8000, 32 * Gi, 0), new ResourceTotals(7500, 10 * Gi, 0));
        Assert.Equal(1.167, ExpanderRule.Waste(small), 0.0005);
        Assert.Equal(0.0625 + 0.6875, ExpanderRule.Waste(large));
        Assert.Equal([large], ExpanderRule.Best([small, large], Expander.LeastWaste));
        Assert.Equal([small, large], ExpanderRule.Best([small, large], Expander.MostPods));

        // The packing finds those three nodes and that one by itself.
        var pod = TestCluster.Deployment("web", 5, 1500);
        pod = pod with { Template = pod.Template with { Containers = [pod.Template.Containers[0] with { Requests = new ResourceList(1500, 2 * Gi) }] } };
        foreach (var (groups, expected) in new (NodeGroup[], string)[]
        {
            ([Group("small", 4000, 16, count: 0, max: 5)], "pod triggered scale-up: [{small 0->3 (max: 5)}]"),
            ([Group("small", 4000, 16, count: 0, max: 5), Group("large", 8000, 32, count: 0, max: 5)], "pod triggered scale-up: [{large 0->1 (max: 5)}]"),
        })
        {
            var cluster = Cluster(KubernetesVersion.V1_35, groups, pod, TestCluster.Node("busy", 100, "zone-a"));
            cluster.RunUntil(120);
            Assert.Equal(Enumerable.Repeat(expected, 5), cluster.Messages("TriggeredScaleUp"));
            Assert.Equal(5, cluster.Workload.ReadyReplicas);
        }
    }

    // Three nodes with a pod of 1.9, 1.0 and 3.5 cores, and one outside the groups with some room left.
    private static TestCluster ThreeNodes(bool hasRoomElsewhere)
    {
        var nodes = Group("general", 4000, 16, count: 3, max: 3) with { Min = 0 };
        Deployment[] pods = [Pinned("a", 1900, "general-1"), Pinned("b", 1000, "general-2"), Pinned("c", 3500, "general-3"), Pinned("d", hasRoomElsewhere ? 1000 : 16_000, "other")];
        return new TestCluster(
            new ClusterObjects { Nodes = [.. nodes.Nodes, TestCluster.Node("other", 16_000, "zone-a")], NodeGroups = [nodes], Deployments = pods },
            new ControlPlaneOptions { ClusterAutoscaler = new ClusterAutoscalerOptions { FirstScan = TimeSpan.FromSeconds(10) } });
    }

    // Prefers its node, but would go elsewhere.
    private static Deployment Pinned(string name, long cpu, string node)
    {
        var here = new NodeSelectorTerm([new LabelSelectorRequirement(Node.HostnameLabel, SelectorOperator.In, [node])], []);
        var deployment = TestCluster.Deployment(name, 1, cpu);
        return deployment with { Template = deployment.Template with { Affinity = new Affinity { PreferredNodeTerms = [new PreferredNodeTerm(100, here)] } } };
    }

    private static TestCluster Cluster(KubernetesVersion version, NodeGroup[] groups, Deployment deployment, params Node[] others) => new(
        new ClusterObjects
        {
            Nodes = [.. groups.SelectMany(group => group.Nodes.Take(group.Count)), .. others],
            NodeGroups = groups,
            Deployments = [deployment],
        },
        new ControlPlaneOptions { Version = version, ClusterAutoscaler = new ClusterAutoscalerOptions { FirstScan = TimeSpan.FromSeconds(10) } });

    private static NodeGroup Group(string name, long cpu, long memoryGi, int count, int max) =>
        new(name, [.. Enumerable.Range(1, max).Select(number => Machine(name, number, cpu, memoryGi))]) { Count = count, Min = count, ProvisioningSeconds = new ConstantDistribution(60) };

    private static Node Machine(string group, int number, long cpu, long memoryGi)
    {
        var name = FormattableString.Invariant($"{group}-{number}");
        var resources = new ResourceList(cpu, memoryGi * Gi) { Pods = 110 };
        return new Node(name, resources) { Pool = group, Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [Node.HostnameLabel] = name, [Node.ZoneLabel] = "zone-a" } };
    }
}
