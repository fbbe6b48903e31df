namespace EShopSim.Traffic;

/// <summary>What pods used of their CPUs since the start of the run.</summary>
/// <param name="CoreSeconds">CPU time, in core-seconds.</param>
/// <param name="ElapsedPeriods">CFS periods in which pods with a limit had work (nr_periods).</param>
/// <param name="ThrottledPeriods">CFS periods in which that work had to stop (nr_throttled).</param>
public readonly record struct CpuUse(double CoreSeconds, long ElapsedPeriods, long ThrottledPeriods)
{
    /// <summary>What both used.</summary>
    public static CpuUse operator +(CpuUse one, CpuUse other) =>
        new(one.CoreSeconds + other.CoreSeconds, one.ElapsedPeriods + other.ElapsedPeriods, one.ThrottledPeriods + other.ThrottledPeriods);
}
