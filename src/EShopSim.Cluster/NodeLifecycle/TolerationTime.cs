using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.NodeLifecycle;

/// <summary>How long a pod may stay on a node with NoExecute taints (pkg/controller/tainteviction/taint_eviction.go).</summary>
internal static class TolerationTime
{
    /// <summary>Zero when some taint is not tolerated, else the shortest time of the matching tolerations; null for ever.</summary>
    public static TimeSpan? Of(IReadOnlyList<Toleration> tolerations, IReadOnlyList<Taint> taints)
    {
        long? seconds = null;
        foreach (var taint in taints)
        {
            if (taint.Effect != TaintEffect.NoExecute)
                continue;
            if (FirstMatch(tolerations, taint) is not { } toleration)
                return TimeSpan.Zero;
            if (toleration.TolerationSeconds is { } own && (seconds is null || own < seconds))
                seconds = own;
        }

        return seconds is { } shortest ? TimeSpan.FromSeconds(Math.Max(shortest, 0)) : null;
    }

    private static Toleration? FirstMatch(IReadOnlyList<Toleration> tolerations, Taint taint)
    {
        foreach (var toleration in tolerations)
            if (toleration.Tolerates(taint))
                return toleration;
        return null;
    }
}
