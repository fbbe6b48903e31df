namespace EShopSim.Cluster.ReplicaSets;

/// <summary>When a controller tries again what has failed: after 5 ms, then each time after twice as long, up to 1000 s (client-go/util/workqueue/default_rate_limiters.go).</summary>
internal static class RetryDelay
{
    private const double FirstSeconds = 0.005;
    private const double LongestSeconds = 1000;

    /// <summary>The delay after so many failures in a row before this one.</summary>
    public static TimeSpan After(int failures) => TimeSpan.FromSeconds(Math.Min(FirstSeconds * Math.Pow(2, failures), LongestSeconds));
}
