using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Tests.ControlLoops;

public sealed class HostPortTests
{
    [Fact]
    public void Of_pods_that_take_a_port_of_the_node_each_node_has_one_and_another_comes_when_it_has_gone()
    {
        var cluster = new TestCluster(new ClusterObjects { Nodes = TestCluster.Nodes(2), Deployments = [OnPort(3, new HostPort(80, "TCP", "0.0.0.0"))] });
        cluster.RunUntil(60);
        Assert.Equal(2, cluster.Workload.ReadyReplicas);
        Assert.Equal([1, 1], cluster.Control.Nodes.Select(node => node.Pods.Count));

        cluster.Control.Scale(cluster.Workload.Ref, 4);
        cluster.RunUntil(120);
        Assert.Contains("0/2 nodes are available: 2 node(s) didn't have free ports for the requested pod ports.", cluster.Messages("FailedScheduling"));
        cluster.Control.DeletePod(cluster.Control.Nodes[0].Pods[0]);
        cluster.RunUntil(180);
        Assert.Equal(2, cluster.Workload.ReadyReplicas);
        Assert.Equal([1, 1], cluster.Control.Nodes.Select(node => node.Pods.Count));
    }

    [Theory]
    [InlineData(80, "TCP", "0.0.0.0", false)]
    [InlineData(80, "TCP", "10.0.0.1", false)]
    [InlineData(80, "TCP", "127.0.0.1", false)]
    [InlineData(80, "UDP", "0.0.0.0", true)]
    [InlineData(81, "TCP", "0.0.0.0", true)]
    public void Ports_clash_by_number_protocol_and_address(int port, string protocol, string ip, bool free)
    {
        var node = NodeResources.Of(new ResourceList(1000, null)).With(Pod(new HostPort(80, "TCP", "0.0.0.0")));

        Assert.Equal(free, NodePorts.AreFree(Pod(new HostPort(port, protocol, ip)), node));
        Assert.True(NodePorts.AreFree(Pod(new HostPort(80, "TCP", "127.0.0.1")), NodeResources.Of(ResourceList.None).With(Pod(new HostPort(80, "TCP", "10.0.0.1")))));
        Assert.True(NodePorts.AreFree(Pod(new HostPort(port, protocol, ip)), node.Without(Pod(new HostPort(80, "TCP", "0.0.0.0")))));
    }

    [Theory]
    [InlineData(KubernetesVersion.V1_20, 2)]
    [InlineData(KubernetesVersion.V1_35, 0)]
    public void Pods_with_a_scheduling_gate_stay_pending(KubernetesVersion version, int ready)
    {
        var deployment = TestCluster.Deployment("web", 2);
        var cluster = new TestCluster(
            new ClusterObjects { Deployments = [deployment with { Template = deployment.Template with { IsGated = true } }] }, new ControlPlaneOptions { Version = version });
        cluster.RunUntil(120);

        Assert.Equal((2, ready), (cluster.Workload.Replicas, cluster.Workload.ReadyReplicas));
        Assert.Empty(cluster.Messages("FailedScheduling"));
    }

    private static PodResources Pod(HostPort port) =>
        PodResources.Of(new PodTemplate { Containers = [new ContainerSpec("app", "image") { HostPorts = [port] }] }, KubernetesVersion.V1_35);

    private static Deployment OnPort(int replicas, HostPort port)
    {
        var deployment = TestCluster.Deployment("web", replicas);
        return deployment with { Template = deployment.Template with { Containers = [deployment.Template.Containers[0] with { HostPorts = [port] }] } };
    }
}
