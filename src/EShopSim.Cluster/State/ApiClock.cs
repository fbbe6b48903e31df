using EShopSim.Engine;

namespace EShopSim.Cluster.State;

/// <summary>The clock of API objects, which knows whole seconds only (apimachinery/pkg/apis/meta/v1/time.go).</summary>
/// <param name="subSecond">How far into a second of the wall clock the simulation begins; from 0 to under 1 s.</param>
internal sealed class ApiClock(TimeSpan subSecond)
{
    /// <summary>The instant as an object's timestamp shows it: cut to the whole second.</summary>
    public SimTime Truncate(SimTime time)
    {
        var ticks = time.Ticks + subSecond.Ticks;
        var remainder = ticks % TimeSpan.TicksPerSecond;
        if (remainder < 0)
            remainder += TimeSpan.TicksPerSecond;
        return new SimTime(time.Ticks - remainder);
    }
}
