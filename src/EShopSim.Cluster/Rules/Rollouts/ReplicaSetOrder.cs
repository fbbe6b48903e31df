namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>Orders in which the Deployment controller walks over ReplicaSets (pkg/controller/controller_utils.go).</summary>
internal static class ReplicaSetOrder
{
    /// <summary>Oldest first; equal times by name.</summary>
    public static int ByAge(ReplicaSetState left, ReplicaSetState right)
    {
        var byTime = Nullable.Compare(left.CreatedAt, right.CreatedAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(left.Name, right.Name);
    }

    /// <summary>Largest first; equal sizes with the older one first.</summary>
    public static int BySizeOlder(ReplicaSetState left, ReplicaSetState right)
    {
        var bySize = right.Replicas.CompareTo(left.Replicas);
        return bySize != 0 ? bySize : ByAge(left, right);
    }

    /// <summary>Largest first; equal sizes with the newer one first.</summary>
    public static int BySizeNewer(ReplicaSetState left, ReplicaSetState right)
    {
        var bySize = right.Replicas.CompareTo(left.Replicas);
        return bySize != 0 ? bySize : ByAge(right, left);
    }

    /// <summary>The ReplicaSets that want pods.</summary>
    public static List<ReplicaSetState> Active(IReadOnlyList<ReplicaSetState> replicaSets)
    {
        var active = new List<ReplicaSetState>(replicaSets.Count + 1);
        foreach (var replicaSet in replicaSets)
            if (replicaSet.Replicas > 0)
                active.Add(replicaSet);
        return active;
    }
}
