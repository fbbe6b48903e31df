using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Tests.ControlLoops;

public sealed class StatefulSetTests
{
    [Fact]
    public void Ordered_pods_start_one_after_the_other()
    {
        var cluster = Cluster(TestCluster.StatefulSet("db", 3));
        cluster.RunUntil(100);
        var pods = cluster.Control.Pods;
        Assert.Equal(["db-0", "db-1", "db-2"], pods.Select(pod => pod.Name));
        for (var i = 1; i < pods.Count; i++)
            Assert.True(pods[i].CreatedAt > pods[i - 1].FirstReadyAt!.Value, $"{pods[i].Name} did not wait");
    }

    [Fact]
    public void Parallel_pods_start_together()
    {
        var cluster = Cluster(TestCluster.StatefulSet("db", 3) with { Parallel = true });
        cluster.RunUntil(100);
        Assert.Single(cluster.Control.Pods.Select(pod => pod.CreatedAt).Distinct());
    }

    [Fact]
    public void Ordered_pods_go_from_the_top_and_wait_for_each_other()
    {
        var cluster = Cluster(TestCluster.StatefulSet("db", 5), InitialState.Running, shutdown: 7);
        cluster.RunUntil(10);
        cluster.Control.Scale(cluster.Workload.Ref, 2);
        cluster.RunUntil(60);
        var gone = cluster.Control.Pods.Where(pod => pod.GoneAt is not null).OrderBy(pod => pod.GoneAt!.Value.Ticks).ToArray();
        Assert.Equal(["db-4", "db-3", "db-2"], gone.Select(pod => pod.Name));
        Assert.Equal([17, 24, 31], gone.Select(pod => Math.Round(pod.GoneAt!.Value.TotalSeconds)));
    }

    [Fact]
    public void An_update_goes_from_the_top_down_to_the_partition()
    {
        var cluster = Cluster(TestCluster.StatefulSet("db", 5) with { Partition = 2 }, InitialState.Running);
        cluster.RunUntil(10);
        cluster.Control.Rollout(cluster.Workload.Ref);
        cluster.RunUntil(200, () => Assert.True(cluster.Workload.ReadyReplicas >= 4));
        Assert.Equal(["db-4", "db-3", "db-2"], cluster.Control.Pods.Where(pod => pod.Revision == 2).Select(pod => pod.Name));
        Assert.Equal(5, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void A_lowered_partition_lets_the_update_go_on()
    {
        var cluster = Cluster(TestCluster.StatefulSet("db", 3) with { Partition = 2 }, InitialState.Running);
        cluster.RunUntil(10);
        cluster.Control.Rollout(cluster.Workload.Ref);
        cluster.RunUntil(100);
        cluster.Control.SetPartition(cluster.Workload.Ref, 0);
        cluster.RunUntil(200);
        Assert.All(cluster.Live, pod => Assert.Equal(2, pod.Revision));
    }

    [Fact]
    public void With_on_delete_only_deleted_pods_get_the_new_version()
    {
        var cluster = Cluster(TestCluster.StatefulSet("db", 3) with { OnDelete = true }, InitialState.Running);
        cluster.RunUntil(10);
        cluster.Control.Rollout(cluster.Workload.Ref);
        cluster.RunUntil(60);
        Assert.All(cluster.Live, pod => Assert.Equal(1, pod.Revision));
        cluster.Control.DeletePod(cluster.Control.Pods[1]);
        cluster.RunUntil(120);
        var renewed = Assert.Single(cluster.Live, pod => pod.Revision == 2);
        Assert.Equal("db-1", renewed.Name);
    }

    [Fact]
    public void A_pod_on_a_dead_node_is_not_replaced()
    {
        var cluster = Cluster(TestCluster.StatefulSet("db", 2), InitialState.Running);
        cluster.RunUntil(10);
        var pod = cluster.Control.Pods[0];
        cluster.Control.FailNode(pod.NodeIndex);
        cluster.Control.DeletePod(pod);
        cluster.RunUntil(300);
        Assert.Equal(2, cluster.Control.Pods.Count);
        Assert.True(pod.IsTerminating);
        Assert.Null(pod.GoneAt);
    }

    private static TestCluster Cluster(StatefulSet set, InitialState state = InitialState.Empty, double shutdown = 1) => new(
        new ClusterObjects { StatefulSets = [set] },
        new ControlPlaneOptions { InitialState = state, PodTimings = [TestCluster.Timing(WorkloadKind.StatefulSet, "db", 5, shutdown)] });
}
