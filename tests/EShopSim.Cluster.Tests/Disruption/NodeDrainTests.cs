using EShopSim.Cluster.Api;
using EShopSim.Cluster.Tests.ControlLoops;

namespace EShopSim.Cluster.Tests.Disruption;

public sealed class NodeDrainTests
{
    [Fact]
    public void Without_a_budget_all_pods_go_at_once_and_are_replaced_elsewhere()
    {
        var cluster = Start();
        var pods = Drain(cluster, at: 10);
        var node = cluster.Control.Nodes[pods[0].NodeIndex];
        Assert.All(pods, pod => Assert.Equal((10.0, "EvictionByEvictionAPI"), (pod.DeletingAt!.Value.TotalSeconds, pod.Reason)));
        cluster.RunUntil(60);
        Assert.Equal(10, cluster.Workload.ReadyReplicas);
        Assert.Empty(node.Pods);
        Assert.All(cluster.Live, pod => Assert.NotEqual(node.Index, pod.NodeIndex));
    }

    [Fact]
    public void A_budget_lets_go_what_it_can_spare_and_the_rest_is_asked_for_every_five_seconds()
    {
        var cluster = Start(Budget(minAvailable: IntOrPercent.Percent(80)));
        var pods = Drain(cluster, at: 10);
        cluster.RunUntil(60);
        var times = pods.Select(pod => pod.DeletingAt?.TotalSeconds).Order().ToArray();
        // Two may go: the second collides with the first. The replacements are ready 21 s later; the others had asked at 10.5 + 5 n.
        Assert.Equal([10, 10.5, 35.5, 36], times);
        Assert.Equal(10, cluster.Workload.ReadyReplicas);
        Assert.Equal(2, cluster.Messages("EvictionRefused").Count);
    }

    [Fact]
    public void The_ready_pods_never_fall_below_the_budget()
    {
        var cluster = Start(Budget(maxUnavailable: IntOrPercent.Count(1)));
        var pods = Drain(cluster, at: 10);
        cluster.RunUntil(300, () => Assert.True(cluster.Workload.ReadyReplicas >= 9));
        Assert.All(pods, pod => Assert.NotNull(pod.GoneAt));
    }

    [Fact]
    public void A_budget_without_slack_blocks_the_drain_until_it_is_given_up()
    {
        var cluster = Start(Budget(minAvailable: IntOrPercent.Count(10)));
        var pods = Drain(cluster, at: 10);
        cluster.RunUntil(100);
        Assert.All(pods, pod => Assert.True(pod.IsReady && !pod.IsTerminating));
        var node = cluster.Control.Nodes[pods[0].NodeIndex];
        Assert.True(node.Unschedulable);
        cluster.Control.Uncordon(node.Index);
        Assert.False(node.Unschedulable);
        cluster.Control.Scale(cluster.Workload.Ref, 12);
        cluster.RunUntil(300);
        Assert.All(pods, pod => Assert.False(pod.IsTerminating));
    }

    [Fact]
    public void A_node_that_has_gone_meanwhile_is_not_uncordoned()
    {
        var cluster = Start();
        var node = Drain(cluster, at: 10)[0].NodeIndex;
        cluster.Control.DeleteNode(node);
        cluster.RunUntil(100);
        cluster.Control.Uncordon(node);
        Assert.Empty(cluster.Messages("NodeSchedulable"));
    }

    [Fact]
    public void A_pod_under_two_budgets_cannot_be_evicted()
    {
        var cluster = Start(Budget(minAvailable: IntOrPercent.Count(1)), Budget(minAvailable: IntOrPercent.Count(2)));
        var pods = Drain(cluster, at: 10);
        cluster.RunUntil(100);
        Assert.All(pods, pod => Assert.False(pod.IsTerminating));
        Assert.Equal(pods.Length, cluster.Messages("EvictionRefused").Count);
    }

    [Fact]
    public void A_budget_of_another_namespace_protects_nothing()
    {
        var budget = Budget(minAvailable: IntOrPercent.Count(10));
        var cluster = Start(budget with { Meta = new ObjectMeta("other", "web") });
        Assert.All(Drain(cluster, at: 10), pod => Assert.True(pod.IsTerminating));
    }

    [Fact]
    public void Daemons_stay_through_a_drain()
    {
        var cluster = new TestCluster(new ClusterObjects { DaemonSets = [TestCluster.DaemonSet("agent")] });
        Drain(cluster, at: 10);
        cluster.RunUntil(100);
        Assert.All(cluster.Control.Pods, pod => Assert.False(pod.IsTerminating));
    }

    [Fact]
    public void Draining_twice_asks_once()
    {
        var cluster = Start(Budget(minAvailable: IntOrPercent.Percent(80)));
        var pods = Drain(cluster, at: 10);
        cluster.Control.Drain(pods[0].NodeIndex);
        cluster.RunUntil(60);
        Assert.Equal(4, cluster.Control.Pods.Count(pod => pod.Reason == "EvictionByEvictionAPI"));
        Assert.Single(cluster.Messages("NodeNotSchedulable"));
    }

    [Theory]
    [InlineData(KubernetesVersion.V1_35, false, false)]
    [InlineData(KubernetesVersion.V1_35, true, true)]
    [InlineData(KubernetesVersion.V1_20, true, false)]
    public void A_pod_that_crashes_again_and_again_hangs_a_drain_unless_unhealthy_pods_may_always_go(KubernetesVersion version, bool alwaysAllow, bool goes)
    {
        var cluster = Start(version, Budget(minAvailable: IntOrPercent.Count(10)) with { AlwaysAllowUnhealthy = alwaysAllow });
        cluster.RunUntil(5);
        var pod = Busiest(cluster).Pods[0];
        cluster.Control.PodOutOfMemory(pod);
        cluster.RunUntil(7);
        Assert.True(!pod.IsReady && pod.Restarts == 1);
        cluster.Control.Drain(pod.NodeIndex);
        cluster.RunUntil(12);
        Assert.Equal(goes, pod.IsTerminating);
    }

    private static NodeState Busiest(TestCluster cluster) => cluster.Control.Nodes.MaxBy(node => node.Pods.Count)!;

    private static Pod[] Drain(TestCluster cluster, double at)
    {
        cluster.RunUntil(at);
        var node = Busiest(cluster);
        Pod[] pods = [.. node.Pods];
        cluster.Control.Drain(node.Index);
        return pods;
    }

    private static PodDisruptionBudget Budget(IntOrPercent? minAvailable = null, IntOrPercent? maxUnavailable = null) =>
        new(new ObjectMeta("shop", "web"), TestCluster.Selector("web")) { MinAvailable = minAvailable, MaxUnavailable = maxUnavailable };

    private static TestCluster Start(params PodDisruptionBudget[] budgets) => Start(KubernetesVersion.V1_35, budgets);

    private static TestCluster Start(KubernetesVersion version, params PodDisruptionBudget[] budgets) => new(
        new ClusterObjects
        {
            Nodes = TestCluster.Nodes(3, zones: 1),
            Deployments = [TestCluster.Deployment("web", 10)],
            DisruptionBudgets = budgets,
        },
        new ControlPlaneOptions { Version = version, PodTimings = [TestCluster.Timing(WorkloadKind.Deployment, "web", startupSeconds: 20)] });
}
