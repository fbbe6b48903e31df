using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Disruption;
using EShopSim.Cluster.Tests.ControlLoops;
using EShopSim.Cluster.Tests.Rules;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>What becomes of the pods of lost nodes, and what budgets allow.</summary>
public sealed class NodeLossExamples
{
    private const double DiesAt = 10;

    // The lease is renewed, and its renewal seen, at 6 s.
    private static readonly ControlPlaneOptions _phases = new()
    {
        FirstNodeMonitor = TimeSpan.FromSeconds(0.95),
        FirstLeaseRenewal = TimeSpan.FromSeconds(6),
    };

    [Fact]
    public void A_node_that_dies_4_s_after_its_last_lease_is_NotReady_after_46_to_51_s_and_emptied_after_346_to_351_s()
    {
        var cluster = new TestCluster(
            new ClusterObjects { Nodes = TestCluster.Nodes(4), Deployments = [TestCluster.Deployment("web", 4)], StatefulSets = [TestCluster.StatefulSet("db", 4)] },
            _phases);
        cluster.RunUntil(DiesAt);
        var node = cluster.Control.Nodes[0];
        var web = node.Pods.Single(pod => pod.Workload.Name == "web");
        var db = node.Pods.Single(pod => pod.Workload.Name == "db");
        cluster.Control.FailNode(0);
        cluster.RunUntil(DiesAt + 46);
        Assert.True(node.IsReady);
        cluster.RunUntil(DiesAt + 51);
        Assert.False(node.IsReady);
        Assert.Contains(node.Taints, taint => taint.Effect == TaintEffect.NoExecute);
        cluster.RunUntil(DiesAt + 500);

        Assert.InRange(cluster.Diary.TimeOf("endpoint removed", web) - DiesAt, 46, 52.5);
        Assert.InRange(web.DeletingAt!.Value.TotalSeconds - DiesAt, 346, 351.2);
        Assert.InRange(db.DeletingAt!.Value.TotalSeconds - DiesAt, 346, 351.2);
        var replacement = Assert.Single(cluster.Control.Pods, pod => pod.CreatedAt > SimTime.Zero);
        Assert.Equal(("web", true), (replacement.Workload.Name, replacement.IsReady));
        Assert.InRange((replacement.CreatedAt - web.DeletingAt!.Value).TotalSeconds, 0, 0.1);
        Assert.Null(db.GoneAt);
    }

    [Fact]
    public void Of_20_nodes_of_a_zone_5_are_tainted_10_s_apart_and_their_pods_replaced_in_waves()
    {
        var cluster = LoseNodes(5);
        var tainted = TaintTimes(cluster, 5);
        Assert.Equal(5, tainted.Count);
        for (var i = 0; i < 5; i++)
            Assert.InRange(tainted[i] - tainted[0], (10 * i) - 0.2, (10 * i) + 0.6);
        cluster.RunUntil(600);
        var waves = cluster.Control.Pods.Where(pod => pod.CreatedAt > SimTime.Zero).Select(pod => pod.CreatedAt.TotalSeconds).ToArray();
        Assert.Equal(5, waves.Length);
        for (var i = 0; i < 5; i++)
            Assert.InRange(waves[i] - tainted[i], 300 - 0.2, 300 + 0.2);
    }

    [Fact]
    public void Of_20_nodes_of_a_zone_12_are_too_many_to_evict_anybody()
    {
        var cluster = LoseNodes(12);
        Assert.Empty(TaintTimes(cluster, 12));
        cluster.RunUntil(900);
        Assert.Equal(20, cluster.Control.Pods.Count);
        Assert.Equal((20, 8), (cluster.Workload.Replicas, cluster.Workload.ReadyReplicas));
        Assert.Equal(8, cluster.Diary.Endpoints.Count);
    }

    [Fact]
    public void Of_7_with_minAvailable_50_percent_3_may_go_and_of_5_with_maxUnavailable_30_percent_2()
    {
        Assert.Equal((4, 3), Allowed(7, minAvailable: IntOrPercent.Percent(50)));
        Assert.Equal((3, 2), Allowed(5, maxUnavailable: IntOrPercent.Percent(30)));
    }

    [Fact]
    public void With_minAvailable_equal_to_the_replicas_a_drain_hangs()
    {
        Assert.Equal((4, 0), Allowed(4, minAvailable: IntOrPercent.Count(4)));
        var budget = new PodDisruptionBudget(new ObjectMeta("shop", "web"), TestCluster.Selector("web")) { MinAvailable = IntOrPercent.Count(4) };
        var cluster = new TestCluster(new ClusterObjects { Deployments = [TestCluster.Deployment("web", 4)], DisruptionBudgets = [budget] });
        cluster.RunUntil(DiesAt);
        cluster.Control.Drain(0);
        cluster.RunUntil(3600);
        Assert.All(cluster.Control.Pods, pod => Assert.False(pod.IsTerminating));
        Assert.Single(cluster.Control.Nodes[0].Pods);
    }

    // One pod on each node, and the first nodes die together.
    private static TestCluster LoseNodes(int count)
    {
        var cluster = new TestCluster(new ClusterObjects { Nodes = TestCluster.Nodes(20, cpuMillicores: 300, zones: 1), Deployments = [TestCluster.Deployment("web", 20)] }, _phases);
        cluster.RunUntil(DiesAt);
        for (var node = 0; node < count; node++)
            cluster.Control.FailNode(node);
        return cluster;
    }

    private static List<double> TaintTimes(TestCluster cluster, int count)
    {
        var times = new List<double>();
        while (times.Count < count && cluster.Now < 200)
        {
            cluster.RunFor(0.1);
            while (times.Count < cluster.Control.Nodes.Count(node => node.Taints.Any(taint => taint.Effect == TaintEffect.NoExecute)))
                times.Add(cluster.Now);
        }

        return times;
    }

    private static (int Desired, int Allowed) Allowed(int replicas, IntOrPercent? minAvailable = null, IntOrPercent? maxUnavailable = null)
    {
        var status = DisruptionBudget.Compute(new BudgetArguments
        {
            Version = KubernetesVersion.V1_35,
            MinAvailable = minAvailable,
            MaxUnavailable = maxUnavailable,
            Pods = [.. Enumerable.Range(0, replicas).Select(index => new ProtectedPod($"p{index}", true) { Controller = "web", ControllerReplicas = replicas })],
            Now = HpaWorkload.Now,
        });
        return (status.DesiredHealthy, status.DisruptionsAllowed);
    }
}
