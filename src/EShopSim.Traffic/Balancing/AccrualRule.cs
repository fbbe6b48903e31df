using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Balancing;

/// <summary>How long a pod that fails gets no requests (linkerd2-proxy, linkerd/app/outbound/src/http/breaker/consecutive_failures.rs and linkerd/exp-backoff).</summary>
internal static class AccrualRule
{
    /// <summary>The penalty after so many others in a row, in ticks.</summary>
    /// <param name="rules">Its bounds.</param>
    /// <param name="penalties">Penalties before it.</param>
    /// <param name="share">A drawn number from 0 up to 1.</param>
    public static long PenaltyTicks(FailureAccrual rules, int penalties, double share)
    {
        var longest = (double)rules.MaxPenalty.Ticks;
        var doubled = Math.Min(rules.MinPenalty.Ticks * Math.Pow(2, penalties), longest);
        return (long)Math.Min(doubled * (1 + (rules.JitterRatio * share)), longest);
    }
}
