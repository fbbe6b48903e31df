using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Tests.ControlLoops;

public sealed class TerminatingEndpointTests
{
    [Fact]
    public void The_last_pod_is_used_while_it_terminates_until_another_is_ready()
    {
        var cluster = Cluster(KubernetesVersion.V1_35, replicas: 1, startupSeconds: 20);
        var old = cluster.Control.Pods[0];
        cluster.RunUntil(10);
        cluster.Control.DeletePod(old);
        cluster.RunUntil(30);
        Assert.Equal([old], cluster.Diary.Endpoints);
        cluster.RunUntil(34);
        var replacement = cluster.Control.Pods[1];
        Assert.True(replacement.IsReady && old.GoneAt is null);
        Assert.Equal([replacement], cluster.Diary.Endpoints);
    }

    [Fact]
    public void Up_to_1_20_a_terminating_pod_is_none_and_there_may_be_no_endpoint_at_all()
    {
        var cluster = Cluster(KubernetesVersion.V1_20, replicas: 1, startupSeconds: 20);
        cluster.RunUntil(10);
        cluster.Control.DeletePod(cluster.Control.Pods[0]);
        cluster.RunUntil(20);
        Assert.Empty(cluster.Diary.Endpoints);
    }

    [Fact]
    public void A_terminating_pod_comes_back_when_the_last_ready_one_is_lost_and_is_forgotten_when_it_ends()
    {
        var cluster = Cluster(KubernetesVersion.V1_35, replicas: 2, startupSeconds: 200);
        var (first, second) = (cluster.Control.Pods[0], cluster.Control.Pods[1]);
        cluster.Control.DeletePod(first);
        cluster.RunUntil(5);
        Assert.Equal([second], cluster.Diary.Endpoints);
        cluster.Control.PodOutOfMemory(second);
        cluster.RunUntil(10);
        Assert.Equal([first], cluster.Diary.Endpoints);
        cluster.RunUntil(60);
        Assert.NotNull(first.GoneAt);
        Assert.Empty(cluster.Diary.Endpoints);
    }

    private static TestCluster Cluster(KubernetesVersion version, int replicas, double startupSeconds)
    {
        var deployment = TestCluster.Deployment("catalog", replicas);
        var container = deployment.Template.Containers[0] with { PreStopSleep = TimeSpan.FromSeconds(28) };
        return new TestCluster(
            new ClusterObjects { Deployments = [deployment with { Template = deployment.Template with { Containers = [container] } }] },
            new ControlPlaneOptions { Version = version, PodTimings = [TestCluster.Timing(WorkloadKind.Deployment, "catalog", startupSeconds)] });
    }
}
