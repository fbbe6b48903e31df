using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>Which pods a ReplicaSet deletes first (ActivePodsWithRanks in pkg/controller/controller_utils.go; KEP-2185, KEP-2255).</summary>
public static class VictimRanking
{
    /// <summary>
    /// How many active pods of the same owner, those of its other ReplicaSets included, stand on each of <paramref name="nodes"/>.
    /// </summary>
    /// <param name="nodes">Node names of the pods to rank.</param>
    /// <param name="nodesOfRelatedPods">Node names of all active pods of the owner, the ranked ones included.</param>
    public static IReadOnlyList<int> RankByNode(IReadOnlyList<string> nodes, IEnumerable<string> nodesOfRelatedPods)
    {
        var podsOnNode = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in nodesOfRelatedPods)
            podsOnNode[node] = podsOnNode.GetValueOrDefault(node) + 1;
        var ranks = new int[nodes.Count];
        for (var i = 0; i < ranks.Length; i++)
            ranks[i] = podsOnNode.GetValueOrDefault(nodes[i]);
        return ranks;
    }

    /// <summary>The pods to delete, first victim first. Pods that compare as equal go in the order given.</summary>
    public static IReadOnlyList<DeletionCandidate> Select(
        IReadOnlyList<DeletionCandidate> pods, int count, KubernetesVersion version, SimTime now) =>
        count >= pods.Count ? pods : Order(pods, version, now).Take(count).ToArray();

    /// <summary>All pods in the order in which they would be deleted.</summary>
    public static IReadOnlyList<DeletionCandidate> Order(IReadOnlyList<DeletionCandidate> pods, KubernetesVersion version, SimTime now)
    {
        // An insertion sort, because the comparison may go in circles (equal times, other restarts, uids in between)
        // and the library's sort is free to throw at that.
        var ordered = pods.ToArray();
        for (var i = 1; i < ordered.Length; i++)
        {
            var pod = ordered[i];
            var slot = i;
            for (; slot > 0 && Compare(pod, ordered[slot - 1], version, now) < 0; slot--)
                ordered[slot] = ordered[slot - 1];
            ordered[slot] = pod;
        }

        return ordered;
    }

    /// <summary>Below zero when the left pod goes first, zero when nothing tells the two apart.</summary>
    public static int Compare(DeletionCandidate left, DeletionCandidate right, KubernetesVersion version, SimTime now)
    {
        var comparison = (right.NodeName.Length == 0).CompareTo(left.NodeName.Length == 0);
        if (comparison == 0)
            comparison = PhaseOrder(left.Phase).CompareTo(PhaseOrder(right.Phase));
        if (comparison == 0)
            comparison = left.IsReady.CompareTo(right.IsReady);
        if (comparison == 0 && version >= KubernetesVersion.V1_28)
            comparison = left.DeletionCost.CompareTo(right.DeletionCost);
        if (comparison == 0)
            comparison = right.Rank.CompareTo(left.Rank);
        if (comparison == 0 && left.IsReady)
            comparison = CompareAge(left, left.ReadyTime, right, right.ReadyTime, version, now);
        if (comparison == 0)
            comparison = right.MaxContainerRestarts.CompareTo(left.MaxContainerRestarts);
        return comparison == 0 ? CompareAge(left, left.CreatedAt, right, right.CreatedAt, version, now) : comparison;
    }

    private static int PhaseOrder(PodPhase phase) => phase switch
    {
        PodPhase.Unknown => 1,
        PodPhase.Running => 2,
        _ => 0,
    };

    // Younger first, never set before all. From 1.22 on ages count by powers of two, so that among pods of about
    // the same age chance decides and no zone is emptied; the uid is what chance is made of.
    private static int CompareAge(
        DeletionCandidate left, SimTime? leftTime, DeletionCandidate right, SimTime? rightTime, KubernetesVersion version, SimTime now)
    {
        if (leftTime == rightTime)
            return 0;
        if (leftTime is null)
            return -1;
        if (rightTime is null)
            return 1;
        if (version < KubernetesVersion.V1_28)
            return rightTime.Value.CompareTo(leftTime.Value);
        var byAge = AgeBucket(leftTime.Value, now).CompareTo(AgeBucket(rightTime.Value, now));
        return byAge != 0 ? byAge : string.CompareOrdinal(left.Uid, right.Uid);
    }

    private static int AgeBucket(SimTime since, SimTime now)
    {
        var age = now - since;
        return age > TimeSpan.Zero ? (int)Math.Log2(age.Ticks * (double)TimeSpan.NanosecondsPerTick) : -1;
    }
}
