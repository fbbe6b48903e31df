using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules;

namespace EShopSim.Cluster.Tests.ControlLoops;

/// <summary>Nodes of 4 GiB whose pods use more than that: kubelets look every 10 s and evict one at a time.</summary>
public sealed class MemoryPressureTests
{
    private const string Taint = "node.kubernetes.io/memory-pressure";
    private const long Mebi = 1L << 20;

    [Fact]
    public void The_pod_above_its_request_is_evicted_and_replaced_and_the_node_takes_no_pods_for_five_minutes()
    {
        var usage = new FakeUsage { MostMemory = long.MaxValue };
        var cluster = Start(usage, TestCluster.Deployment("web", 6));
        var node = cluster.Control.Nodes[0];
        var hog = node.Pods[1];
        usage.Memory = pod => pod == hog ? 4000 * Mebi : 100 * Mebi;
        cluster.RunFor(15);
        Assert.Equal((PodPhase.Failed, "Evicted"), (hog.Phase, hog.Reason));
        Assert.False(hog.IsRunning);
        Assert.Null(hog.GoneAt);
        Assert.Equal("The node was low on resource: memory. Threshold quantity: 100Mi, available: 0Ki.", Assert.Single(cluster.Messages("Evicted")));
        Assert.Equal([Taint], node.Taints.Select(taint => taint.Key));

        cluster.RunFor(60);
        Assert.Equal(6, cluster.Workload.ReadyReplicas);
        var there = node.Pods.Count(pod => pod.IsActive);
        cluster.Control.Scale(cluster.Workload.Ref, 12);
        cluster.RunFor(60);
        Assert.Equal(there, node.Pods.Count(pod => pod.IsActive));
        Assert.Equal(12, cluster.Workload.ReadyReplicas);
        cluster.RunFor(200);
        Assert.Empty(node.Taints);
        Assert.Single(cluster.Messages("NodeHasSufficientMemory"));
    }

    [Fact]
    public void Each_look_evicts_one_pod_until_there_is_enough()
    {
        var usage = new FakeUsage { MostMemory = long.MaxValue };
        var cluster = Start(usage, TestCluster.Deployment("web", 8));
        var first = cluster.Control.Nodes[0].Pods.ToArray();
        usage.Memory = pod => first.Contains(pod) ? 1500 * Mebi : 0;
        cluster.RunFor(60);

        // Four of them are 6,000 MiB and two are 3,000: two go, 10 s apart.
        var evictions = cluster.Control.Events.Where(item => item.Reason == "Evicted").Select(item => item.Time.TotalSeconds).ToArray();
        Assert.Equal(2, evictions.Length);
        Assert.Equal(10, evictions[1] - evictions[0], 6);
        Assert.Equal(2, cluster.Messages("EvictionThresholdMet").Count);
        Assert.Equal(8, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void As_much_as_is_allocatable_may_be_used()
    {
        var usage = new FakeUsage { MostMemory = 1025 * Mebi, Memory = static _ => 1024 * Mebi };
        var cluster = Start(usage, TestCluster.Deployment("web", 8));
        cluster.RunFor(600);
        Assert.Empty(cluster.Messages("Evicted"));
        Assert.All(cluster.Control.Nodes, node => Assert.Empty(node.Taints));
    }

    [Fact]
    public void Where_it_cannot_come_to_that_it_costs_no_event()
    {
        var cluster = Start(new FakeUsage { MostMemory = 1024 * Mebi, Memory = static _ => 1024 * Mebi }, TestCluster.Deployment("web", 8));
        cluster.RunUntil(10);
        var before = cluster.Simulator.EventsProcessed;
        cluster.RunUntil(1000);
        Assert.Equal(before, cluster.Simulator.EventsProcessed);
    }

    [Fact]
    public void A_dead_machine_evicts_nobody()
    {
        var usage = new FakeUsage { MostMemory = long.MaxValue };
        var cluster = Start(usage, TestCluster.Deployment("web", 8));
        cluster.Control.FailNode(0);
        usage.Memory = static pod => pod.NodeIndex == 0 ? 2000 * Mebi : 0;
        cluster.RunFor(60);
        Assert.Empty(cluster.Messages("Evicted"));
    }

    private static TestCluster Start(FakeUsage usage, Deployment deployment)
    {
        Node[] nodes = [.. TestCluster.Nodes(2, zones: 1).Select(static node => new Node(node.Name, new ResourceList(8000, 4096 * Mebi) { Pods = 110 }) { Labels = node.Labels })];
        var cluster = new TestCluster(
            new ClusterObjects { Nodes = nodes, Deployments = [deployment] },
            new ControlPlaneOptions { PodTimings = [TestCluster.Timing(WorkloadKind.Deployment, "web", 1)] },
            usage: usage);
        cluster.RunUntil(1);
        return cluster;
    }
}
