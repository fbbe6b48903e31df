using EShopSim.Cluster.Api;
using EShopSim.Cluster.Tests.ControlLoops;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.NodeLifecycle;

/// <summary>Dead machines, with the leases renewed at 6 s, 16 s, … and the monitor looking at 1 s, 6.05 s, …</summary>
public sealed class NodeFailureTests
{
    private const string Unreachable = "node.kubernetes.io/unreachable";

    private static readonly ControlPlaneOptions _phases = new()
    {
        FirstNodeMonitor = TimeSpan.FromSeconds(1),
        FirstLeaseRenewal = TimeSpan.FromSeconds(6),
        EndpointPropagationSeconds = new ConstantDistribution(0.5),
        PodTimings = [TestCluster.Timing(WorkloadKind.Deployment, "web", startupSeconds: 5)],
    };

    [Theory]
    [InlineData(KubernetesVersion.V1_35, 56.55, 56.6)]
    [InlineData(KubernetesVersion.V1_20, 46.45, 51.5)]
    public void A_dead_node_is_found_out_tainted_and_emptied(KubernetesVersion version, double notReady, double noExecute)
    {
        var cluster = Start(version);
        var node = cluster.Control.Nodes[0];
        var pods = node.Pods.ToArray();
        Assert.Equal(2, pods.Length);
        cluster.RunUntil(10);
        cluster.Control.FailNode(0);
        Assert.All(pods, pod => Assert.Equal(10, cluster.Diary.TimeOf("lost", pod)));

        cluster.RunUntil(notReady - 0.01);
        Assert.True(node.IsReady);
        Assert.All(pods, pod => Assert.True(pod.IsReady));
        cluster.RunUntil(notReady);
        Assert.False(node.IsReady);
        Assert.All(pods, pod => Assert.False(pod.IsReady));
        Assert.Equal([TaintEffect.NoSchedule], node.Taints.Select(taint => taint.Effect));
        cluster.RunUntil(noExecute - 0.01);
        Assert.Single(node.Taints);
        cluster.RunUntil(noExecute);
        Assert.Equal([Unreachable, Unreachable], node.Taints.Select(taint => taint.Key));
        cluster.RunUntil(noExecute + 1);
        Assert.All(pods, pod => Assert.Equal(notReady + 0.5, cluster.Diary.TimeOf("endpoint removed", pod), 6));

        // The toleration of 300 s runs from when the taint was seen, 20 ms later. Then the pods are deleted, replaced, and stay.
        cluster.RunUntil(noExecute + 300.01);
        Assert.All(pods, pod => Assert.False(pod.IsTerminating));
        cluster.RunUntil(noExecute + 301);
        Assert.All(pods, pod => Assert.Equal(noExecute + 300.02, pod.DeletingAt!.Value.TotalSeconds, 6));
        Assert.Equal(8, cluster.Live.Count());
        cluster.RunUntil(1000);
        Assert.Equal(8, cluster.Workload.ReadyReplicas);
        Assert.Equal(pods, node.Pods);
        Assert.Equal("Node node-1 status is now: NodeNotReady", Assert.Single(cluster.Control.Events, item => item.Object == "Node/node-1").Message);
        Assert.Equal(2, cluster.Messages("TaintManagerEviction").Count);
    }

    [Fact]
    public void A_node_that_returns_takes_its_deleted_pods_away()
    {
        var cluster = Start();
        var pods = cluster.Control.Nodes[0].Pods.ToArray();
        cluster.Control.FailNode(0);
        cluster.RunUntil(500);
        cluster.Control.RestoreNode(0, rebooted: true);
        cluster.RunUntil(515);
        Assert.All(pods, pod => Assert.NotNull(pod.GoneAt));
        Assert.True(cluster.Control.Nodes[0].IsReady);
        Assert.Empty(cluster.Control.Nodes[0].Taints);
        Assert.Equal(8, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void A_healed_partition_lets_deleted_pods_shut_down_as_usual()
    {
        var cluster = Start();
        var pods = cluster.Control.Nodes[0].Pods.ToArray();
        cluster.Control.FailNode(0);
        cluster.RunUntil(500);
        cluster.Control.RestoreNode(0, rebooted: false);
        cluster.RunUntil(510);
        // The delivery of the news, and one second of shutting down.
        Assert.All(pods, pod => Assert.Equal(501.02, pod.GoneAt!.Value.TotalSeconds, 6));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_node_that_returns_before_the_eviction_keeps_its_pods(bool rebooted)
    {
        var cluster = Start();
        var pods = cluster.Control.Nodes[0].Pods.ToArray();
        cluster.RunUntil(10);
        cluster.Control.FailNode(0);
        cluster.RunUntil(160);
        cluster.Control.RestoreNode(0, rebooted);
        cluster.RunUntil(175);
        Assert.All(pods, pod => Assert.True(pod.IsReady));
        Assert.Empty(cluster.Control.Nodes[0].Taints);
        cluster.RunUntil(1000);
        Assert.All(pods, pod => Assert.False(pod.IsTerminating));
        Assert.Equal(8, cluster.Control.Pods.Count);
        Assert.Equal(2, cluster.Messages("TaintManagerEviction").Count(message => message.StartsWith("Cancelling", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_blip_within_the_grace_period_goes_unnoticed()
    {
        var cluster = Start();
        cluster.RunUntil(10);
        cluster.Control.FailNode(0);
        cluster.RunUntil(40);
        cluster.Control.RestoreNode(0, rebooted: false);
        cluster.RunUntil(200);
        Assert.DoesNotContain(cluster.Control.Events, item => item.Object.StartsWith("Node/", StringComparison.Ordinal));
        Assert.Equal(8, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void A_second_failure_after_a_return_is_counted_from_the_new_leases()
    {
        var cluster = Start();
        cluster.RunUntil(10);
        cluster.Control.FailNode(0);
        cluster.RunUntil(33);
        cluster.Control.RestoreNode(0, rebooted: false);
        cluster.RunUntil(62);
        cluster.Control.FailNode(0);
        // Leases at 33, 43, 53 s; the last was seen at 56.55 s, so the look at 106.55 + 0.5 s is the first after 50 s.
        cluster.RunUntil(107.04);
        Assert.True(cluster.Control.Nodes[0].IsReady);
        cluster.RunUntil(107.06);
        Assert.False(cluster.Control.Nodes[0].IsReady);
    }

    [Fact]
    public void Nodes_of_one_zone_are_tainted_ten_seconds_apart()
    {
        var cluster = Start(nodes: 40, replicas: 40);
        Fail(cluster, 0, 2, 4, 6, 8);
        cluster.RunUntil(1000);
        // All found out at 56.55 s at the latest; 25 % of the 20 nodes of zone a.
        Assert.Equal([0, 10, 20, 30, 40], EvictionTimes(cluster));
    }

    [Fact]
    public void A_small_zone_that_lost_more_than_half_evicts_nothing()
    {
        var cluster = Start(nodes: 40, replicas: 40);
        var lost = Enumerable.Range(0, 12).Select(i => 2 * i).ToArray();
        Fail(cluster, lost);
        cluster.RunUntil(1000);
        Assert.Empty(cluster.Messages("TaintManagerEviction"));
        Assert.All(lost, index => Assert.False(cluster.Control.Nodes[index].IsReady));
        Assert.Equal(40 - lost.Sum(index => cluster.Control.Nodes[index].Pods.Count), cluster.Workload.ReadyReplicas);
        Assert.Equal(40, cluster.Control.Pods.Count);
    }

    [Fact]
    public void A_zone_lost_whole_is_evicted_while_another_lives()
    {
        var cluster = Start(nodes: 4);
        Fail(cluster, 0, 2);
        cluster.RunUntil(1000);
        Assert.Equal([0, 10], EvictionTimes(cluster));
        Assert.Equal(8, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void When_no_node_answers_nothing_is_evicted_until_one_does()
    {
        var cluster = Start(nodes: 4);
        Fail(cluster, 0, 1, 2, 3);
        cluster.RunUntil(600);
        Assert.Empty(cluster.Messages("TaintManagerEviction"));
        Assert.All(cluster.Control.Nodes, node => Assert.Equal([TaintEffect.NoSchedule], node.Taints.Select(taint => taint.Effect)));
        cluster.Control.RestoreNode(0, rebooted: false);
        // Seen at 601.95 s. Both zones begin with an empty bucket, and the second node of zone b comes 10 s after the first.
        cluster.RunUntil(611.9);
        Assert.Equal(0, Tainted(cluster));
        cluster.RunUntil(612);
        Assert.Equal(2, Tainted(cluster));
        cluster.RunUntil(622);
        Assert.Equal(3, Tainted(cluster));
    }

    [Fact]
    public void Daemons_stay_on_a_dead_node()
    {
        var cluster = new TestCluster(new ClusterObjects { DaemonSets = [TestCluster.DaemonSet("agent")] }, _phases);
        cluster.Control.FailNode(0);
        cluster.RunUntil(1000);
        Assert.All(cluster.Control.Pods, pod => Assert.False(pod.IsTerminating));
        Assert.Equal(3, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void A_StatefulSet_replaces_no_pod_of_a_dead_node_until_the_node_returns()
    {
        var cluster = new TestCluster(new ClusterObjects { StatefulSets = [TestCluster.StatefulSet("db", 4)] }, _phases);
        var lost = Assert.Single(cluster.Control.Nodes[0].Pods);
        cluster.RunUntil(10);
        cluster.Control.FailNode(0);
        cluster.RunUntil(1000);
        Assert.Equal(4, cluster.Control.Pods.Count);
        Assert.True(lost.IsTerminating);
        Assert.Null(lost.GoneAt);
        Assert.Equal(3, cluster.Workload.ReadyReplicas);
        cluster.Control.RestoreNode(0, rebooted: true);
        cluster.RunUntil(1060);
        Assert.NotNull(lost.GoneAt);
        Assert.Equal(lost.Name, cluster.Control.Pods[4].Name);
        Assert.Equal(4, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void Failing_a_dead_node_and_restoring_a_live_one_change_nothing()
    {
        var cluster = Start();
        cluster.Control.RestoreNode(1, rebooted: true);
        cluster.Control.FailNode(0);
        cluster.RunUntil(30);
        cluster.Control.FailNode(0);
        cluster.RunUntil(60);
        Assert.False(cluster.Control.Nodes[0].IsReady);
        Assert.Empty(cluster.Messages("Rebooted"));
    }

    [Fact]
    public void A_healthy_cluster_costs_no_event()
    {
        var cluster = Start();
        cluster.RunUntil(10);
        var before = cluster.Simulator.EventsProcessed;
        cluster.RunUntil(10_000);
        Assert.Equal(before, cluster.Simulator.EventsProcessed);
    }

    private static void Fail(TestCluster cluster, params int[] nodes)
    {
        cluster.RunUntil(10);
        foreach (var node in nodes)
            cluster.Control.FailNode(node);
    }

    private static int Tainted(TestCluster cluster) =>
        cluster.Control.Nodes.Count(node => node.Taints.Any(taint => taint.Effect == TaintEffect.NoExecute));

    private static int[] EvictionTimes(TestCluster cluster)
    {
        var times = cluster.Control.Pods
            .Where(pod => pod.Reason == "TaintManagerEviction")
            .Select(pod => pod.DeletingAt!.Value.TotalSeconds)
            .Distinct()
            .Order()
            .ToArray();
        return [.. times.Select(time => (int)Math.Round(time - times[0]))];
    }

    private static TestCluster Start(KubernetesVersion version = KubernetesVersion.V1_35, int nodes = 4, int replicas = 8) => new(
        new ClusterObjects { Nodes = TestCluster.Nodes(nodes), Deployments = [TestCluster.Deployment("web", replicas)] },
        _phases with { Version = version });
}
