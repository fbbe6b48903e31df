using EShopSim.Engine;

namespace EShopSim.Cluster.NodeLifecycle;

/// <summary>Instants of things that recur, computed instead of simulated: leases that are renewed, ticks of the monitor.</summary>
internal static class Heartbeats
{
    /// <summary>The last recurrence that is not after <paramref name="time"/>.</summary>
    public static SimTime AtOrBefore(SimTime time, SimTime one, TimeSpan period)
    {
        var since = (time - one).Ticks % period.Ticks;
        return new SimTime(time.Ticks - (since < 0 ? since + period.Ticks : since));
    }

    /// <summary>The first recurrence that is not before <paramref name="time"/>.</summary>
    public static SimTime AtOrAfter(SimTime time, SimTime one, TimeSpan period)
    {
        var before = AtOrBefore(time, one, period);
        return before == time ? time : before + period;
    }
}
