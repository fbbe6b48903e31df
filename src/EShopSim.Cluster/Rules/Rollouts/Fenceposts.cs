using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>maxSurge and maxUnavailable as numbers of pods.</summary>
/// <param name="Surge">Pods above the wanted number.</param>
/// <param name="Unavailable">Pods below it.</param>
public readonly record struct Fenceposts(int Surge, int Unavailable)
{
    /// <summary>
    /// Surge rounds up, unavailable down. Where both come out as 0 one pod may be missing, or the rollout would never move
    /// (ResolveFenceposts in pkg/controller/deployment/util/deployment_util.go).
    /// </summary>
    public static Fenceposts Resolve(IntOrPercent? maxSurge, IntOrPercent? maxUnavailable, int desired)
    {
        var surge = maxSurge?.CeilingOf(desired) ?? 0;
        var unavailable = maxUnavailable?.FloorOf(desired) ?? 0;
        return new Fenceposts(surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
    }
}
