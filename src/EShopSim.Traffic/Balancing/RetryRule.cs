using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Balancing;

/// <summary>Which failures are tried again, and when (Envoy, source/common/router/retry_state_impl.cc).</summary>
internal static class RetryRule
{
    /// <summary>Whether a condition covers the end of a try. What the caller's own limits stopped is never tried again.</summary>
    public static bool Allows(RetryOn conditions, TryEnd end) => (conditions & Of(end)) != RetryOn.None;

    /// <summary>Envoy's jittered exponential back-off: a uniform share of (2^k − 1) times the base before the k-th retry, at most the maximum.</summary>
    /// <param name="policy">Base and maximum.</param>
    /// <param name="retry">The number of the retry, from 1.</param>
    /// <param name="share">From 0 up to 1.</param>
    public static long BackoffTicks(RetryPolicy policy, int retry, double share)
    {
        var longest = Math.Min(policy.BackoffBase.Ticks * (Math.Pow(2, Math.Min(retry, 40)) - 1), policy.BackoffMax.Ticks);
        return (long)(longest * share);
    }

    private static RetryOn Of(TryEnd end) => end switch
    {
        TryEnd.NoEndpoints => RetryOn.ConnectFailure | RetryOn.Unavailable,
        TryEnd.Refused => RetryOn.ConnectFailure,
        TryEnd.Rejected or TryEnd.Aborted => RetryOn.Unavailable,
        TryEnd.Reset => RetryOn.Reset,
        TryEnd.Failed => RetryOn.ServerError,
        TryEnd.TimedOut => RetryOn.Timeout,
        _ => RetryOn.None,
    };
}
