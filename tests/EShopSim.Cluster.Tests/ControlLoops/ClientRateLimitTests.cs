using EShopSim.Cluster.Api;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.ControlLoops;

/// <summary>The rate limit of the ReplicaSet controller's client: 20 requests per second, 30 at once, its events among them.</summary>
public sealed class ClientRateLimitTests
{
    [Fact]
    public void A_full_bucket_lets_the_burst_go_at_once_and_the_rest_in_turn()
    {
        var limit = new ClientRateLimit(20, 30);
        for (var i = 0; i < 30; i++)
            Assert.Equal(1, limit.Take(SimTime.FromSeconds(1)).TotalSeconds);
        Assert.Equal([1.05, 1.1, 1.15], Enumerable.Range(0, 3).Select(_ => limit.Take(SimTime.FromSeconds(1)).TotalSeconds));

        // The last of them was promised for 1.15; a second later 20 have come back.
        for (var i = 0; i < 20; i++)
            Assert.Equal(2.15, limit.Take(SimTime.FromSeconds(2.15)).TotalSeconds);
        Assert.Equal(2.2, limit.Take(SimTime.FromSeconds(2.15)).TotalSeconds);
    }

    [Fact]
    public void No_limit_lets_everything_go()
    {
        var limit = new ClientRateLimit(0, 30);
        for (var i = 0; i < 1000; i++)
            Assert.Equal(1, limit.Take(SimTime.FromSeconds(1)).TotalSeconds);
    }

    [Fact]
    public void Sixty_pods_at_once_take_over_two_seconds_to_create()
    {
        var created = CreationTimes(new ControlPlaneOptions());
        Assert.Equal(60, created.Count);

        // Batches of 1, 2, 4 and 8 and their events use up the burst of 30: 16 pods follow at 20 a second, an event among them, and 29 more.
        Assert.Equal(15, created.Count(time => time == created[0]));
        Assert.Equal(0.05 * (16 + 1 + 29), created[^1] - created[0], 1e-6);
        for (var i = 15; i + 1 < created.Count; i++)
            Assert.InRange(created[i + 1] - created[i], 0.0499, 0.1001);
    }

    [Fact]
    public void Without_a_limit_they_come_in_the_same_instant() =>
        Assert.Single(CreationTimes(new ControlPlaneOptions { ControllerRequestsPerSecond = 0 }).Distinct());

    [Fact]
    public void A_sync_that_is_held_back_ends_at_the_size_that_is_wanted_by_then()
    {
        var cluster = Cluster(new ControlPlaneOptions());
        cluster.Control.Scale(cluster.Workload.Ref, 61);
        cluster.RunFor(1);
        cluster.Control.Scale(cluster.Workload.Ref, 5);
        cluster.RunFor(30);
        Assert.Equal((5, 5), (cluster.Workload.Replicas, cluster.Workload.ReadyReplicas));
        Assert.Equal(5, cluster.Workload.StatusReplicas);
    }

    [Fact]
    public void Deletions_stand_in_the_same_line()
    {
        var cluster = Cluster(new ControlPlaneOptions { ControllerRequestsPerSecond = 10, ControllerRequestBurst = 4 });
        cluster.Control.Scale(cluster.Workload.Ref, 11);
        cluster.RunFor(60);
        cluster.Control.Scale(cluster.Workload.Ref, 1);
        cluster.RunFor(60);
        var deleted = cluster.Workload.Replicas == 1 ? cluster.Control.Pods.Where(pod => pod.DeletingAt is not null).Select(pod => pod.DeletingAt!.Value.TotalSeconds).Order().ToList() : [];
        Assert.Equal(10, deleted.Count);
        Assert.Equal(4, deleted.Count(time => time == deleted[0]));
        Assert.Equal(0.6, deleted[^1] - deleted[0], 1e-6);
    }

    private static List<double> CreationTimes(ControlPlaneOptions options)
    {
        var cluster = Cluster(options);
        cluster.Control.Scale(cluster.Workload.Ref, 61);
        cluster.RunFor(30);
        Assert.Equal(61, cluster.Workload.ReadyReplicas);
        return [.. cluster.Control.Pods.Where(pod => pod.CreatedAt > SimTime.Zero).Select(pod => pod.CreatedAt.TotalSeconds)];
    }

    private static TestCluster Cluster(ControlPlaneOptions options)
    {
        var cluster = new TestCluster(
            new ClusterObjects { Deployments = [TestCluster.Deployment("catalog", 1)] },
            options with { PodTimings = [TestCluster.Timing(WorkloadKind.Deployment, "catalog", 1)] });
        cluster.RunUntil(10);
        return cluster;
    }
}
