using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>The cumulative counters of a module at one moment.</summary>
internal readonly record struct MeterReading(long Received, long Failed, CpuUse Cpu, CallerActions Callers, long Wasted, double WastedCpuCoreSeconds)
{
    public static MeterReading Of(ModuleMeter? meter) => meter is null
        ? default
        : new(meter.Received, meter.Failed, meter.Cpu, new CallerActions(meter.Retries, meter.RetriesDenied, meter.Hedges, meter.Overflows, meter.Ejections), meter.Wasted, meter.WastedCpuCoreSeconds);

    /// <summary>Throttled over elapsed periods since then, in percent; NaN when none elapsed.</summary>
    public double ThrottledPercentSince(MeterReading earlier)
    {
        var elapsed = Cpu.ElapsedPeriods - earlier.Cpu.ElapsedPeriods;
        return elapsed > 0 ? (Cpu.ThrottledPeriods - earlier.Cpu.ThrottledPeriods) * 100.0 / elapsed : double.NaN;
    }
}
