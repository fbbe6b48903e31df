using EShopSim.Engine;
using EShopSim.Traffic.Cpu;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EShopSim.Traffic.Tests.Cpu;

public sealed class CpuClockProperties
{
    /// <summary>The closed form against the definition: period by period, tick run by tick run.</summary>
    [Property(Replay = "(7,11)", MaxTest = 300)]
    public Property The_clock_moved_at_once_agrees_with_the_clock_moved_in_steps(PositiveInt threads, PositiveInt limitMillicores, NonNegativeInt start, PositiveInt milliseconds)
    {
        var quota = (1 + (limitMillicores.Get % 4000)) * 1000.0;
        var end = start.Get + (milliseconds.Get % 3000 * TimeSpan.TicksPerMillisecond);
        var whole = NewClock(start.Get, quota, threads.Get);
        var stepped = NewClock(start.Get, quota, threads.Get);
        whole.Advance(end);
        for (long at = start.Get; at < end; at += 7777)
            stepped.Advance(at);
        stepped.Advance(end);
        return (Math.Abs(whole.UsedTicks - stepped.UsedTicks) <= 1e-6 * (1 + whole.UsedTicks)).Label("used")
            .And((whole.ElapsedPeriods == stepped.ElapsedPeriods).Label("elapsed"))
            .And((Math.Abs(whole.ThrottledPeriods - stepped.ThrottledPeriods) <= 1).Label($"throttled {whole.ThrottledPeriods} {stepped.ThrottledPeriods}"))
            .And((whole.UsedTicks <= (whole.ElapsedPeriods * quota) + threads.Get).Label("quota"));
    }

    [Property(Replay = "(7,11)", MaxTest = 300)]
    public bool The_instant_foretold_is_the_instant_at_which_the_work_is_done(PositiveInt threads, PositiveInt limitMillicores, PositiveInt workMicroseconds)
    {
        var quota = (1 + (limitMillicores.Get % 4000)) * 1000.0;
        var clock = NewClock(12345, quota, threads.Get % 20 + 1);
        double work = workMicroseconds.Get * 97;
        var instant = clock.InstantOf(work);
        clock.Advance(instant);

        // Within the rounding to whole ticks.
        return Math.Abs(clock.Virtual - work) <= 0.5 + (1e-9 * work) && clock.InstantOf(work) <= instant;
    }

    private static CpuClock NewClock(long start, double quota, int threads) => new(start, 3, quota) { Threads = threads };
}
