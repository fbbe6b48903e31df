using EShopSim.Engine;

namespace EShopSim.Cluster.Metrics;

/// <summary>When something that happens every so often happens first.</summary>
internal static class ScrapeClock
{
    /// <summary>The fixed instant, else one drawn uniformly from the first period, its end included.</summary>
    public static SimTime First(TimeSpan? fixedAt, TimeSpan period, RandomStream stream) =>
        SimTime.Zero + (fixedAt ?? period - TimeSpan.FromTicks((long)(stream.NextDouble() * period.Ticks)));
}
