using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Rollouts;
using EShopSim.Cluster.Tests.ControlLoops;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>In which order and how far apart a StatefulSet's pods come and go.</summary>
public sealed class StatefulSetExamples
{
    // Added up over the news that travels between the components.
    private const double NewsSeconds = 0.3;

    [Theory]
    [InlineData(false, 20)]
    [InlineData(true, 0)]
    public void From_3_to_5_with_20_s_to_ready_pod_4_follows_20_s_after_pod_3_or_at_once_in_parallel(bool parallel, double apart)
    {
        var cluster = Start(TestCluster.StatefulSet("db", 3) with { Parallel = parallel });
        cluster.Control.Scale(cluster.Workload.Ref, 5);
        cluster.RunFor(120);

        var created = cluster.Control.Pods.Where(pod => pod.CreatedAt.TotalSeconds > 0).ToArray();
        Assert.Equal(["db-3", "db-4"], created.Select(pod => pod.Name));
        Assert.InRange(created[0].CreatedAt.TotalSeconds, 10, 10 + NewsSeconds);
        Assert.InRange((created[1].CreatedAt - created[0].CreatedAt).TotalSeconds, apart, apart + NewsSeconds);
    }

    [Fact]
    public void An_update_of_5_with_partition_2_goes_4_3_2_and_each_waits_for_the_one_before()
    {
        var cluster = Start(TestCluster.StatefulSet("db", 5) with { Partition = 2 });
        cluster.Control.Rollout(cluster.Workload.Ref);
        cluster.RunFor(300);

        var updated = cluster.Control.Pods.Where(pod => pod.Revision == 2).ToArray();
        Assert.Equal(["db-4", "db-3", "db-2"], updated.Select(pod => pod.Name));
        for (var i = 1; i < updated.Length; i++)
            Assert.True(cluster.Control.Pods.First(pod => pod.Name == updated[i].Name).DeletingAt >= updated[i - 1].FirstReadyAt, $"{updated[i].Name} did not wait");
        Assert.Equal(["db-0", "db-1"], cluster.Live.Where(pod => pod.Revision == 1).Select(pod => pod.Name));
    }

    [Theory]
    [InlineData(false, 30)]
    [InlineData(true, 0)]
    public void From_5_to_2_with_30_s_of_grace_used_up_they_go_at_0_30_and_60_s_or_at_once_in_parallel(bool parallel, double apart)
    {
        var cluster = Start(TestCluster.StatefulSet("db", 5) with { Parallel = parallel }, shutdown: 45);
        cluster.Control.Scale(cluster.Workload.Ref, 2);
        cluster.RunFor(120);

        var deleted = cluster.Control.Pods.Where(pod => pod.DeletingAt is not null).OrderBy(pod => pod.DeletingAt!.Value.Ticks).ThenByDescending(pod => pod.Name, StringComparer.Ordinal).ToArray();
        Assert.Equal(["db-4", "db-3", "db-2"], deleted.Select(pod => pod.Name));
        for (var i = 0; i < deleted.Length; i++)
            Assert.InRange(deleted[i].DeletingAt!.Value.TotalSeconds - 10, apart * i, (apart * i) + NewsSeconds);
    }

    [Fact]
    public void Of_5_with_maxUnavailable_40_percent_4_and_3_go_together_and_2_when_4_is_back()
    {
        StatefulSetPod Old(int ordinal) => new(ordinal, PodPhase.Running) { IsReady = true, IsAvailable = true };
        StatefulSetPod New(int ordinal, bool ready) => new(ordinal, PodPhase.Running) { IsReady = ready, IsAvailable = ready, IsUpdated = true };

        Assert.Equal([4, 3], Deleted(Old(0), Old(1), Old(2), Old(3), Old(4)));
        Assert.Empty(Deleted(Old(0), Old(1), Old(2), New(3, ready: false), New(4, ready: false)));
        Assert.Equal([2], Deleted(Old(0), Old(1), Old(2), New(3, ready: false), New(4, ready: true)));
    }

    private static IEnumerable<int> Deleted(params StatefulSetPod[] pods) => StatefulSetSync.Decide(new StatefulSetArguments
    {
        Version = KubernetesVersion.V1_35,
        Replicas = 5,
        Parallel = true,
        MaxUnavailable = IntOrPercent.Percent(40),
        Pods = pods,
    }).Select(static action => action.Ordinal);

    private static TestCluster Start(StatefulSet set, double shutdown = 1)
    {
        // A second of sandbox and 19 of start-up make 20 s to ready.
        var cluster = new TestCluster(
            new ClusterObjects { StatefulSets = [set] },
            new ControlPlaneOptions { PodTimings = [TestCluster.Timing(WorkloadKind.StatefulSet, "db", startupSeconds: 19, shutdown)] });
        cluster.RunUntil(10);
        return cluster;
    }
}
