using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Tests.ControlLoops;

/// <summary>Whole rollouts through all controllers.</summary>
public sealed class DeploymentRolloutTests
{
    private const double Never = 1e12;

    [Fact]
    public void Ten_replicas_roll_in_the_documented_steps()
    {
        var cluster = Rollout(replicas: 10, newStartup: 5);
        cluster.RunUntil(120);
        Assert.Equal(
            [
                "up catalog-2 from 0 to 3", "down catalog-1 from 10 to 8", "up catalog-2 from 3 to 5",
                "down catalog-1 from 8 to 3", "up catalog-2 from 5 to 10", "down catalog-1 from 3 to 0",
            ],
            Steps(cluster));
        Assert.Equal(10, cluster.Workload.ReadyReplicas);
        Assert.All(cluster.Live, pod => Assert.Equal(2, pod.Revision));
    }

    [Fact]
    public void Three_replicas_without_room_for_missing_pods_roll_one_by_one()
    {
        var cluster = Rollout(replicas: 3, newStartup: 5);
        cluster.RunUntil(120);
        Assert.Equal(
            [
                "up catalog-2 from 0 to 1", "down catalog-1 from 3 to 2", "up catalog-2 from 1 to 2",
                "down catalog-1 from 2 to 1", "up catalog-2 from 2 to 3", "down catalog-1 from 1 to 0",
            ],
            Steps(cluster));
    }

    [Theory]
    [InlineData(10, new[] { "up catalog-2 from 0 to 3", "down catalog-1 from 10 to 8", "up catalog-2 from 3 to 5" })]
    [InlineData(4, new[] { "up catalog-2 from 0 to 1", "down catalog-1 from 4 to 3", "up catalog-2 from 1 to 2" })]
    [InlineData(3, new[] { "up catalog-2 from 0 to 1" })]
    public void A_version_that_never_becomes_ready_leaves_the_minimum_of_old_pods(int replicas, string[] steps)
    {
        var cluster = Rollout(replicas, newStartup: Never);
        cluster.RunUntil(300);
        Assert.Equal(steps, Steps(cluster));
        Assert.Equal(replicas - (replicas / 4), cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void An_undone_stuck_rollout_first_removes_the_bad_pods_then_restores_the_good_ones()
    {
        var cluster = Rollout(replicas: 10, newStartup: Never);
        cluster.RunUntil(100);
        cluster.Control.RolloutUndo(cluster.Workload.Ref, 1);
        cluster.RunUntil(200);
        Assert.Equal(["down catalog-2 from 5 to 0", "up catalog-1 from 8 to 10"], Steps(cluster).Skip(3));
        Assert.Equal(10, cluster.Workload.ReadyReplicas);
        Assert.All(cluster.Live, pod => Assert.Equal(1, pod.Revision));
    }

    [Fact]
    public void A_rollout_without_progress_is_called_stuck_after_its_deadline()
    {
        var cluster = Rollout(replicas: 4, newStartup: Never, deployment => deployment with { ProgressDeadlineSeconds = 60 });
        cluster.RunUntil(200);
        var stuck = Assert.Single(cluster.Control.Events, item => item.Reason == "ProgressDeadlineExceeded");
        Assert.InRange(stuck.Time.TotalSeconds, 70, 75);
    }

    [Fact]
    public void Scaling_in_the_middle_of_a_rollout_grows_both_sides_in_proportion()
    {
        var cluster = Rollout(replicas: 10, newStartup: Never, deployment => deployment with { MaxSurge = IntOrPercent.Count(3), MaxUnavailable = IntOrPercent.Count(2) });
        cluster.RunUntil(100);
        cluster.Control.Scale(cluster.Workload.Ref, 15);
        cluster.RunUntil(150);
        Assert.Equal(["up catalog-1 from 8 to 11", "up catalog-2 from 5 to 7"], Steps(cluster).Skip(3).Take(2));
    }

    [Fact]
    public void Scaling_to_zero_in_the_middle_of_a_rollout_empties_every_replica_set()
    {
        var cluster = Rollout(replicas: 10, newStartup: Never);
        cluster.RunUntil(100);
        cluster.Control.Scale(cluster.Workload.Ref, 0);
        cluster.RunUntil(150);
        Assert.Empty(cluster.Workload.Pods);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(4)]
    [InlineData(7)]
    public void A_rollout_never_falls_below_the_available_minimum_nor_exceeds_the_surge(int replicas)
    {
        var cluster = Rollout(replicas, newStartup: 5);
        var minimum = replicas - (replicas / 4);
        var maximum = replicas + ((replicas + 3) / 4);
        cluster.RunUntil(200, () =>
        {
            Assert.True(cluster.Workload.ReadyReplicas >= minimum, $"{cluster.Workload.ReadyReplicas} ready at {cluster.Now} s");
            Assert.True(cluster.Workload.Replicas <= maximum, $"{cluster.Workload.Replicas} pods at {cluster.Now} s");
        });
        Assert.All(cluster.Live, pod => Assert.Equal(2, pod.Revision));
    }

    [Fact]
    public void Min_ready_seconds_hold_every_batch_back()
    {
        var cluster = Rollout(replicas: 3, newStartup: 5, deployment => deployment with { MinReadySeconds = 30 });
        cluster.RunUntil(300);
        var done = Assert.Single(cluster.Control.Events, item => item.Reason == "NewReplicaSetAvailable");
        Assert.InRange(done.Time.TotalSeconds, 10 + (3 * (5 + 1 + 30)) - 3, 10 + (3 * (5 + 1 + 30)) + 3);
    }

    [Fact]
    public void Recreate_starts_the_new_version_when_the_old_pods_are_gone()
    {
        var cluster = Rollout(replicas: 4, newStartup: 5, deployment => deployment with { Recreate = true }, shutdown: 8);
        cluster.RunUntil(100);
        var lastGone = cluster.Control.Pods.Where(pod => pod.Revision == 1).Max(pod => pod.GoneAt!.Value.TotalSeconds);
        var firstCreated = cluster.Control.Pods.Where(pod => pod.Revision == 2).Min(pod => pod.CreatedAt.TotalSeconds);
        Assert.InRange(lastGone, 18, 18.2);
        Assert.InRange(firstCreated - lastGone, 0, 0.1);
        Assert.Equal(4, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void A_paused_deployment_scales_but_does_not_roll()
    {
        var cluster = new TestCluster(new ClusterObjects { Deployments = [TestCluster.Deployment("catalog", 4) with { Paused = true }] });
        cluster.RunUntil(10);
        cluster.Control.Rollout(cluster.Workload.Ref);
        cluster.Control.Scale(cluster.Workload.Ref, 6);
        cluster.RunUntil(60);
        Assert.Equal(6, cluster.Workload.ReadyReplicas);
        Assert.All(cluster.Live, pod => Assert.Equal(1, pod.Revision));
        cluster.Control.SetPaused(cluster.Workload.Ref, paused: false);
        cluster.RunUntil(160);
        Assert.All(cluster.Live, pod => Assert.Equal(2, pod.Revision));
    }

    [Fact]
    public void A_newer_version_overtakes_a_rollout_that_is_under_way()
    {
        var cluster = Rollout(replicas: 10, newStartup: 20);
        cluster.RunUntil(25);
        Assert.Equal(3, cluster.Control.Rollout(cluster.Workload.Ref));
        cluster.RunUntil(300);
        Assert.Equal(10, cluster.Workload.ReadyReplicas);
        Assert.All(cluster.Live, pod => Assert.Equal(3, pod.Revision));
    }

    private static TestCluster Rollout(int replicas, double newStartup, Func<Deployment, Deployment>? change = null, double shutdown = 1)
    {
        var deployment = TestCluster.Deployment("catalog", replicas);
        var timing = TestCluster.Timing(WorkloadKind.Deployment, "catalog", 5, shutdown);
        var cluster = new TestCluster(
            new ClusterObjects { Deployments = [change is null ? deployment : change(deployment)] },
            new ControlPlaneOptions { PodTimings = [timing] });
        cluster.RunUntil(10);
        cluster.Control.Rollout(cluster.Workload.Ref, TestCluster.Timing(WorkloadKind.Deployment, "catalog", newStartup, shutdown));
        return cluster;
    }

    private static IEnumerable<string> Steps(TestCluster cluster) =>
        cluster.Messages("ScalingReplicaSet").Select(message => message.Replace("Scaled ", "", StringComparison.Ordinal).Replace("replica set ", "", StringComparison.Ordinal));
}
