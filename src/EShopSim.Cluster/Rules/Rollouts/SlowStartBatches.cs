namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>How many pods are created at a time (slowStartBatch in pkg/controller/replicaset/replica_set.go).</summary>
public static class SlowStartBatches
{
    /// <summary>Pods created or deleted in one sync at most.</summary>
    public const int BurstReplicas = 500;

    /// <summary>
    /// 1, 2, 4, … until <paramref name="count"/> (capped at the burst) is reached. A failure within a batch lets the batch end and skips the rest, so that a full
    /// quota is not hit by hundreds of requests.
    /// </summary>
    public static IReadOnlyList<int> Sizes(int count)
    {
        var sizes = new List<int>();
        var left = Math.Min(count, BurstReplicas);
        for (var size = 1; left > 0; size *= 2)
        {
            sizes.Add(Math.Min(size, left));
            left -= sizes[^1];
        }

        return sizes;
    }
}
