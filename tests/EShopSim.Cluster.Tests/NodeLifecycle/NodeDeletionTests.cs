using EShopSim.Cluster.Api;
using EShopSim.Cluster.Tests.ControlLoops;

namespace EShopSim.Cluster.Tests.NodeLifecycle;

/// <summary>Nodes whose machine and object are gone, with the garbage collector looking at 0 s, 20 s, …</summary>
public sealed class NodeDeletionTests
{
    private static readonly ControlPlaneOptions _phases = new() { FirstPodCollection = TimeSpan.Zero };

    [Fact]
    public void Pods_of_a_deleted_node_are_collected_at_the_first_look_after_the_quarantine()
    {
        var cluster = new TestCluster(new ClusterObjects { Deployments = [TestCluster.Deployment("web", 8)] }, _phases);
        cluster.RunUntil(30);
        Pod[] orphans = [.. cluster.Control.Nodes[0].Pods];
        cluster.Control.DeleteNode(0);
        cluster.RunUntil(79.9);
        Assert.All(orphans, static pod => Assert.True(pod.IsReady));
        cluster.RunUntil(120);
        Assert.All(orphans, static pod => Assert.Equal(80, pod.GoneAt!.Value.TotalSeconds));
        Assert.Equal(8, cluster.Workload.ReadyReplicas);
        Assert.Empty(cluster.Control.Nodes[0].Pods);
    }

    [Fact]
    public void A_deleted_node_is_no_place_for_pods_and_does_not_come_back()
    {
        var cluster = new TestCluster(new ClusterObjects { Deployments = [TestCluster.Deployment("web", 8)] }, _phases);
        cluster.Control.DeleteNode(0);
        cluster.Control.DeleteNode(0);
        cluster.Control.FailNode(0);
        cluster.Control.RestoreNode(0, rebooted: true);
        cluster.Control.Scale(cluster.Workload.Ref, 30);
        cluster.RunUntil(200);
        Assert.False(cluster.Control.Nodes[0].IsUp);
        Assert.Empty(cluster.Control.Nodes[0].Pods);
        Assert.Equal(30, cluster.Workload.ReadyReplicas);
        Assert.DoesNotContain(cluster.Control.Events, static item => item.Reason == "NodeNotReady");
    }
}
