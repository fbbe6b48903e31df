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
    public void Ages_of_one_power_of_two_are_told_apart_by_uid()
    {
        var twenty = ReadySince(20) with { Uid = "b" };
        var thirty = ReadySince(30) with { Uid = "a" };
        var forty = ReadySince(40) with { Uid = "0" };

        Assert.Equal([thirty, twenty, forty], VictimRanking.Order([forty, twenty, thirty], KubernetesVersion.V1_35, HpaWorkload.Now));
        Assert.Equal([twenty, thirty, forty], VictimRanking.Order([forty, twenty, thirty], KubernetesVersion.V1_20, HpaWorkload.Now));
    }

    [Fact]
    public void A_doubled_up_pod_goes_first_unless_it_costs_more()
    {
        var ranks = VictimRanking.RankByNode(["a", "b"], ["a", "a", "b"]);
        var doubled = Ready with { Rank = ranks[0] };
        var alone = Ready with { NodeName = "b", Rank = ranks[1] };

        Assert.True(VictimRanking.Compare(doubled, alone, KubernetesVersion.V1_35, HpaWorkload.Now) < 0);
        Assert.True(VictimRanking.Compare(doubled with { DeletionCost = 1 }, alone, KubernetesVersion.V1_35, HpaWorkload.Now) > 0);
        Assert.True(VictimRanking.Compare(doubled with { DeletionCost = 1 }, alone, KubernetesVersion.V1_20, HpaWorkload.Now) < 0);
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

    private static DeletionCandidate ReadySince(int minutes) => Ready with { ReadyTime = HpaWorkload.Now - TimeSpan.FromMinutes(minutes) };
}
