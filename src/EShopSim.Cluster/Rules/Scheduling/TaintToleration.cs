using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Taints against tolerations (plugins/tainttoleration).</summary>
public static class TaintToleration
{
    /// <summary>The first taint that keeps the pod off the node; null when none does. PreferNoSchedule never does.</summary>
    public static Taint? FindUntolerated(IReadOnlyList<Taint> taints, IReadOnlyList<Toleration> tolerations)
    {
        foreach (var taint in taints)
            if (taint.Effect != TaintEffect.PreferNoSchedule && !IsTolerated(taint, tolerations))
                return taint;
        return null;
    }

    /// <summary>Raw score: how many PreferNoSchedule taints the pod does not tolerate; fewer is better.</summary>
    public static long Score(IReadOnlyList<Taint> taints, IReadOnlyList<Toleration> tolerations)
    {
        var count = 0L;
        foreach (var taint in taints)
            if (taint.Effect == TaintEffect.PreferNoSchedule && !IsTolerated(taint, tolerations))
                count++;
        return count;
    }

    private static bool IsTolerated(Taint taint, IReadOnlyList<Toleration> tolerations)
    {
        foreach (var toleration in tolerations)
            if (toleration.Tolerates(taint))
                return true;
        return false;
    }
}
