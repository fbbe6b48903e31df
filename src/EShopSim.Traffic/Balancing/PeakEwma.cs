namespace EShopSim.Traffic.Balancing;

/// <summary>Linkerd's balancer: two different pods drawn at random, and the one with the lower load takes the request. The load is the expected latency times the requests under way.</summary>
/// <remarks>
/// The expectation jumps up to a slow answer and decays towards faster ones (peak-sensitive exponentially weighted moving average, tower's
/// balance/peak_ewma). Defaults: 30 ms before the first answer, decay 10 s.
/// </remarks>
internal static class PeakEwma
{
    /// <summary>What is expected of a pod that has not answered yet.</summary>
    public const double DefaultTicks = 0.030 * TimeSpan.TicksPerSecond;

    /// <summary>The time in which an expectation decays to 1/e.</summary>
    public const double DecayTicks = 10.0 * TimeSpan.TicksPerSecond;

    /// <summary>The expectation after an answer that took <paramref name="latencyTicks"/>, <paramref name="sinceTicks"/> after the last update.</summary>
    public static double Updated(double expectedTicks, double latencyTicks, long sinceTicks)
    {
        if (latencyTicks >= expectedTicks)
            return latencyTicks;
        var weight = Math.Exp(-sinceTicks / DecayTicks);
        return (expectedTicks * weight) + (latencyTicks * (1 - weight));
    }

    /// <summary>The load of a pod with <paramref name="active"/> requests under way, so long after its last answer.</summary>
    public static double Load(double expectedTicks, int active, long sinceTicks) =>
        Updated(expectedTicks, 0, sinceTicks) * (active + 1);

    public static int Pick(EndpointView view, ulong key, long nowTicks)
    {
        if (view.Count == 1)
            return 0;
        var first = Draw.Below(view.Count, key, 0);
        var second = Draw.Below(view.Count - 1, key, 1);
        if (second >= first)
            second++;
        return Load(view, first, nowTicks) <= Load(view, second, nowTicks) ? first : second;
    }

    private static double Load(EndpointView view, int index, long nowTicks) =>
        Load(view[index].LatencyTicks, view[index].Active, nowTicks - view[index].UpdatedTicks);
}
