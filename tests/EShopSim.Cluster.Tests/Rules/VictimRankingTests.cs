using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Rollouts;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class VictimRankingTests
{
    private static readonly DeletionCandidate Ready = new("pod", PodPhase.Running) { NodeName = "a", IsReady = true };

    [Fact]
    public void Batches_double_and_stop_at_the_burst()
    {
        Assert.Equal([1, 2, 4, 3], SlowStartBatches.Sizes(10));
        Assert.Equal(SlowStartBatches.BurstReplicas, SlowStartBatches.Sizes(5000).Sum());
    }

    [Fact]
    public void A_pod_without_a_node_goes_before_a_pending_one_and_that_before_an_unready_one()
    {
        var unscheduled = Ready with { NodeName = "", Phase = PodPhase.Pending, IsReady = false };
        var pending = Ready with { Phase = PodPhase.Pending, IsReady = false };
        var unready = Ready with { IsReady = false };

        Assert.Equal(
            [unscheduled, pending, unready, Ready],
            VictimRanking.Order([Ready, unready, pending, unscheduled], KubernetesVersion.V1_35, HpaWorkload.Now));
    }
}
