using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>The cumulative counters of a source's sessions at one moment.</summary>
internal readonly record struct SessionReading(long Started, long Finished, long Abandoned, long Interrupted, long Dropped, long Goals)
{
    public static SessionReading Of(SessionMeter meter) => new(meter.Started, meter.Finished, meter.Abandoned, meter.Interrupted, meter.Dropped, meter.Goals);
}
