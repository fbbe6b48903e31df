using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.ControlLoops;

public sealed class RestartTests
{
    [Fact]
    public void A_version_that_crashes_loops_with_growing_pauses_and_stops_its_rollout()
    {
        var cluster = Cluster(replicas: 4, startupSeconds: 2);
        cluster.Control.Rollout(cluster.Workload.Ref, defect: PodDefect.Crash);
        cluster.RunUntil(700);
        var crashing = cluster.Control.Pods.Where(pod => pod.Revision == 2).ToArray();
        Assert.All(crashing, pod => Assert.Null(pod.FirstReadyAt));
        Assert.All(crashing, pod => Assert.InRange(pod.Restarts, 5, 7));
        Assert.Equal(3, cluster.Workload.ReadyReplicas);
        Assert.Equal(crashing.Sum(pod => pod.Restarts), cluster.Workload.Restarts);

        var starts = cluster.Diary.Entries.Where(entry => entry.What == "started" && entry.Pod == crashing[0]).Select(entry => entry.Seconds).ToArray();

        // 2 s of life and up to 1 s until it is noticed; the first restart follows at once.
        Assert.InRange(starts[1] - starts[0], 2, 3);
        double delay = 10;
        for (var i = 2; i < starts.Length; i++)
        {
            Assert.InRange(starts[i] - starts[i - 1], delay + 2, (delay * 1.5) + 3);
            delay *= 2;
        }

        Assert.Contains("Back-off restarting failed container app", cluster.Messages("BackOff")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_out_of_memory_is_killed_at_once_and_noticed_within_a_second()
    {
        var cluster = Cluster(replicas: 2, startupSeconds: 5);
        var pod = cluster.Control.Pods[0];
        cluster.RunUntil(10);
        cluster.Control.PodOutOfMemory(pod);
        Assert.Equal(10, cluster.Diary.TimeOf("stopped", pod), 6);
        Assert.True(pod.IsReady);
        cluster.RunUntil(11.001);
        Assert.False(pod.IsReady);
        cluster.RunUntil(17);
        Assert.True(pod.IsReady);
        Assert.True(pod.IsRunning);
        Assert.Equal(1, pod.Restarts);
        Assert.Equal(1, cluster.Workload.OutOfMemoryKills);
        Assert.Contains("OOMKilled, exit code 137", Assert.Single(cluster.Messages("OOMKilling")), StringComparison.Ordinal);
        Assert.Equal(2, cluster.Control.Pods.Count);
    }

    [Fact]
    public void A_pod_that_waits_to_be_restarted_is_deleted_without_grace()
    {
        var cluster = Cluster(replicas: 1, startupSeconds: 1);
        var pod = cluster.Control.Pods[0];
        cluster.Control.PodOutOfMemory(pod);
        cluster.RunUntil(3);
        cluster.Control.PodOutOfMemory(pod);
        cluster.RunUntil(5);
        Assert.False(pod.IsRunning);
        cluster.Control.DeletePod(pod);
        cluster.RunUntil(60);
        Assert.Equal(5.02, pod.GoneAt!.Value.TotalSeconds, 6);
        Assert.False(cluster.Diary.Has("terminating", pod));
        Assert.Equal(1, cluster.Workload.ReadyReplicas);
    }

    [Fact]
    public void A_process_that_dies_while_its_pod_is_being_deleted_takes_the_pod_with_it()
    {
        var cluster = Cluster(replicas: 1, startupSeconds: 1);
        var pod = cluster.Control.Pods[0];
        cluster.Usage.Busy.Add(pod);
        cluster.Control.DeletePod(pod);
        cluster.RunUntil(3);
        cluster.Control.PodOutOfMemory(pod);
        cluster.RunUntil(40);
        Assert.Equal(3, pod.GoneAt!.Value.TotalSeconds, 6);
        Assert.Equal(0, pod.Restarts);
        Assert.Single(cluster.Diary.Entries, entry => entry.What == "stopped" && entry.Pod == pod);
    }

    [Fact]
    public void A_shrinking_replica_set_gives_up_first_what_restarted_most()
    {
        var cluster = Cluster(replicas: 4, startupSeconds: 0);
        var pod = cluster.Control.Pods[2];
        cluster.Control.PodOutOfMemory(pod);
        cluster.RunUntil(2);
        Assert.True(pod.IsReady);
        cluster.Control.Scale(cluster.Workload.Ref, 3);
        cluster.RunUntil(10);
        Assert.Equal(pod, Assert.Single(cluster.Control.Pods, p => p.DeletingAt is not null));
    }

    [Fact]
    public void A_machine_that_dies_ends_the_restarting_too()
    {
        var cluster = Cluster(replicas: 4, startupSeconds: 1);
        var pod = cluster.Control.Pods[0];
        cluster.Control.PodOutOfMemory(pod);
        cluster.RunUntil(1.1);
        cluster.Control.FailNode(pod.NodeIndex);
        cluster.RunUntil(30);
        Assert.False(pod.IsRunning);
        cluster.Control.RestoreNode(pod.NodeIndex, rebooted: true);
        cluster.RunUntil(40);
        Assert.True(pod.IsReady);
    }

    private static TestCluster Cluster(int replicas, double startupSeconds) => new(
        new ClusterObjects { Deployments = [TestCluster.Deployment("catalog", replicas)] },
        new ControlPlaneOptions { PodTimings = [TestCluster.Timing(WorkloadKind.Deployment, "catalog", startupSeconds)] });
}
