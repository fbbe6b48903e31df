using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Taints against tolerations (plugins/tainttoleration).</summary>
public static class TaintToleration
{
    /// <summary>The first taint that keeps the pod off the node; null when none does. PreferNoSchedule never does.</summary>
    public static Taint? FindUntolerated(IReadOnlyList<Taint> taints, IReadOnlyList<Toleration> tolerations)
    {
        for (var i = 0; i < taints.Count; i++)
            if (taints[i].Effect != TaintEffect.PreferNoSchedule && !IsTolerated(taints[i], tolerations))
                return taints[i];
        return null;
    }

    /// <summary>Raw score: how many PreferNoSchedule taints the pod does not tolerate; fewer is better.</summary>
    public static long Score(IReadOnlyList<Taint> taints, IReadOnlyList<Toleration> tolerations)
    {
        var count = 0L;
        for (var i = 0; i < taints.Count; i++)
            if (taints[i].Effect == TaintEffect.PreferNoSchedule && !IsTolerated(taints[i], tolerations))
                count++;
        return count;
    }

    private static bool IsTolerated(Taint taint, IReadOnlyList<Toleration> tolerations)
    {
        for (var i = 0; i < tolerations.Count; i++)
            if (tolerations[i].Tolerates(taint))
                return true;
        return false;
    }
}
