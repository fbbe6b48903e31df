using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Rollouts;
using EShopSim.Cluster.Tests.Rules;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>Which pods a ReplicaSet creates and deletes first.</summary>
public sealed class ReplicaSetExamples
{
    private static readonly DeletionCandidate _ready = new("pod", PodPhase.Running) { NodeName = "a", IsReady = true };

    [Fact]
    public void Ten_pods_are_created_in_batches_of_1_2_4_and_the_remaining_3()
    {
        // A failure at the fifth lies in the third batch: its seven are attempted, the last three are not.
        var batches = SlowStartBatches.Sizes(10);

        Assert.Equal([1, 2, 4, 3], batches);
        Assert.Equal((7, 3), (batches.Take(3).Sum(), batches.Skip(3).Sum()));
    }

    [Theory]
    [InlineData("20 and 30 minutes are one bucket: uid decides", 20, "b", 30, "a", false)]
    [InlineData("20 and 30 minutes are one bucket: uid decides", 20, "a", 30, "b", true)]
    [InlineData("40 minutes are the next bucket", 20, "b", 40, "a", true)]
    [InlineData("40 minutes are the next bucket", 30, "b", 40, "a", true)]
    public void Buckets_of_the_time_since_ready(string example, int minutes, string uid, int otherMinutes, string otherUid, bool goesFirst)
    {
        var pod = _ready with { Uid = uid, ReadyTime = HpaWorkload.Now - TimeSpan.FromMinutes(minutes) };
        var other = _ready with { Uid = otherUid, ReadyTime = HpaWorkload.Now - TimeSpan.FromMinutes(otherMinutes) };

        Assert.True(VictimRanking.Compare(pod, other, KubernetesVersion.V1_35, HpaWorkload.Now) < 0 == goesFirst, example);
        Assert.True(VictimRanking.Compare(pod, other, KubernetesVersion.V1_20, HpaWorkload.Now) < 0, example + ", and 1.20 takes the younger");
    }

    [Fact]
    public void A_pod_of_the_crowded_node_goes_first_unless_it_costs_more()
    {
        var ranks = VictimRanking.RankByNode(["a", "b"], ["a", "a", "b"]);
        var crowded = _ready with { Rank = ranks[0] };
        var alone = _ready with { NodeName = "b", Rank = ranks[1] };

        Assert.True(VictimRanking.Compare(crowded, alone, KubernetesVersion.V1_35, HpaWorkload.Now) < 0);
        Assert.True(VictimRanking.Compare(crowded with { DeletionCost = 1 }, alone, KubernetesVersion.V1_35, HpaWorkload.Now) > 0);
        Assert.True(VictimRanking.Compare(crowded with { DeletionCost = 1 }, alone, KubernetesVersion.V1_20, HpaWorkload.Now) < 0);
    }

    [Fact]
    public void Pods_of_old_and_new_revisions_crowd_a_node_together()
    {
        // The old ReplicaSet has one pod on each node; a new one beside it on b makes that the fuller node.
        Assert.Equal([1, 2], VictimRanking.RankByNode(["a", "b"], ["a", "b", "b"]));
    }
}
