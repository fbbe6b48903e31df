namespace EShopSim.Cluster.Rules.Pods;

/// <summary>Whom a kubelet evicts first when its node's memory runs out (pkg/kubelet/eviction/helpers.go, rankMemoryPressure).</summary>
public static class EvictionRanking
{
    /// <summary>From here on a pod is critical, and its kubelet never evicts it (pkg/kubelet/types/pod_update.go).</summary>
    public const int CriticalPriority = 2_000_000_000;

    /// <summary>Negative when the left pod goes before the right one: above its request first, then lower priority, then further above its request.</summary>
    public static int Compare(EvictionCandidate left, EvictionCandidate right)
    {
        if (left.ExceedsRequest != right.ExceedsRequest)
            return left.ExceedsRequest ? -1 : 1;
        if (left.Priority != right.Priority)
            return left.Priority.CompareTo(right.Priority);
        return right.BytesAboveRequest.CompareTo(left.BytesAboveRequest);
    }

    /// <summary>Whether the kubelet may evict it at all.</summary>
    public static bool MayEvict(EvictionCandidate candidate) => candidate.Priority < CriticalPriority;
}
