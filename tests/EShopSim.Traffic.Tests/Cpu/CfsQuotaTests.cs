using EShopSim.Cluster;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Cpu;

/// <summary>Schedules under a CFS quota, worked out by hand; times in milliseconds.</summary>
public sealed class CfsQuotaTests
{
    private const double Exactly = 1e-9;

    [Fact]
    public void A_lone_short_request_does_not_notice_a_limit_of_600m()
    {
        var (shop, _) = LimitedShop(cpuMs: 2, limitMillicores: 600);
        shop.Send();
        Assert.Equal(2, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(0, shop.Engine.Modules[0].ThrottledPeriods);
        Assert.Equal(1, shop.Engine.Modules[0].ElapsedPeriods);
    }

    [Fact]
    public void A_lone_long_request_runs_60_ms_of_each_100_under_600m()
    {
        var (shop, _) = LimitedShop(cpuMs: 150, limitMillicores: 600);
        shop.Send();
        Assert.Equal(230, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(2, shop.Engine.Modules[0].ThrottledPeriods);
        Assert.Equal(3, shop.Engine.Modules[0].ElapsedPeriods);
    }

    [Fact]
    public void A_lone_thread_is_never_throttled_by_a_limit_of_one_core()
    {
        var (shop, pod) = LimitedShop(cpuMs: 12_345.6, limitMillicores: 1000);
        shop.Send();
        Assert.Equal(12_345.6, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(0, shop.Engine.Modules[0].ThrottledPeriods);
        Assert.Equal(124, shop.Engine.Modules[0].ElapsedPeriods);
        Assert.Equal(12.3456, shop.Engine.CpuCoreSeconds(pod), Exactly);
    }

    [Fact]
    public void Four_threads_under_500m_run_12_ms_and_a_half_and_stall_for_the_rest()
    {
        var (shop, pod) = LimitedShop(cpuMs: 100, limitMillicores: 500);
        for (var i = 0; i < 4; i++)
            shop.Send();
        shop.At(12.5, () => Assert.Equal(0.050, shop.Engine.CpuCoreSeconds(pod), Exactly));
        shop.At(60, () => Assert.Equal(0.050, shop.Engine.CpuCoreSeconds(pod), Exactly));
        shop.At(106.25, () => Assert.Equal(0.075, shop.Engine.CpuCoreSeconds(pod), Exactly));

        // Eight periods of 12.5 ms each; the last one ends with the work, so it is not throttled.
        Assert.Equal(712.5, shop.MillisecondsUntilFinished(4), Exactly);
        Assert.Equal(7, shop.Engine.Modules[0].ThrottledPeriods);
        Assert.Equal(8, shop.Engine.Modules[0].ElapsedPeriods);
        Assert.Equal(0.4, shop.Engine.CpuCoreSeconds(pod), Exactly);
    }

    [Fact]
    public void What_a_burst_has_spent_is_missing_until_the_period_ends()
    {
        var (shop, _) = LimitedShop(cpuMs: 15, limitMillicores: 500);
        for (var i = 0; i < 3; i++)
            shop.Send();
        Assert.Equal(15, shop.MillisecondsUntilFinished(3), Exactly);

        // 45 of 50 ms are spent: the next request runs 5 ms, stalls until 100 and needs 10 more.
        shop.At(40, () => shop.Send());
        Assert.Equal(110, shop.MillisecondsUntilFinished(4), Exactly);
        Assert.Equal(1, shop.Engine.Modules[0].ThrottledPeriods);
        Assert.Equal(2, shop.Engine.Modules[0].ElapsedPeriods);
    }

    [Fact]
    public void Unused_quota_does_not_carry_over()
    {
        var (shop, _) = LimitedShop(cpuMs: 60, limitMillicores: 500);
        shop.At(1000, () => shop.Send());
        Assert.Equal(1110, shop.MillisecondsUntilFinished(1), Exactly);
    }

    [Fact]
    public void Periods_begin_with_the_containers()
    {
        var shop = new Shop([Module("catalog", Operation("catalog.product", cpuMs: 60))], [Silent("catalog.product")]);
        shop.At(30, () => shop.RunPod("catalog", cpuLimitMillicores: 500));
        shop.At(80, () => shop.Send());

        // The period from 30 to 130 has 50 ms to give, all of which fit.
        Assert.Equal(140, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(0, shop.Engine.Modules[0].ThrottledPeriods);
    }

    [Fact]
    public void More_threads_than_cores_burn_no_more_than_the_cores()
    {
        var (shop, pod) = LimitedShop(cpuMs: 50, limitMillicores: 1000, nodeCores: 2);
        for (var i = 0; i < 4; i++)
            shop.Send();

        // 200 ms of work; two cores spend 100 ms of quota within 50 ms, twice.
        Assert.Equal(150, shop.MillisecondsUntilFinished(4), Exactly);
        Assert.Equal(1, shop.Engine.Modules[0].ThrottledPeriods);
        Assert.Equal(0.2, shop.Engine.CpuCoreSeconds(pod), Exactly);
    }

    [Fact]
    public void Looking_at_the_usage_changes_nothing()
    {
        var (looked, pod) = LimitedShop(cpuMs: 37, limitMillicores: 700, nodeCores: 3);
        var (left, _) = LimitedShop(cpuMs: 37, limitMillicores: 700, nodeCores: 3);
        foreach (var shop in (Shop[])[looked, left])
        {
            for (var i = 0; i < 7; i++)
                shop.At(i * 3.3, () => shop.Send());
        }

        for (var ms = 23.0; ms < 260; ms += 0.37)
            looked.At(ms, () => looked.Engine.CpuCoreSeconds(pod));
        left.RunUntil(260);
        Assert.Equal(left.Simulator.EventDigest, looked.Simulator.EventDigest);
    }

    [Fact]
    public void Without_a_limit_nothing_is_counted()
    {
        var (shop, _) = LimitedShop(cpuMs: 150, limitMillicores: null);
        shop.Send();
        Assert.Equal(150, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(0, shop.Engine.Modules[0].ElapsedPeriods);
    }

    /// <summary>One request of so much CPU time on so many threads: when it ends, and how many of its periods it was stopped in.</summary>
    [Theory]

    // threads, cores, limit, CPU ms | ends at, throttled, elapsed
    [InlineData(1, 4, 600, 2, 2, 0, 1)] // far below the budget: nothing is noticed
    [InlineData(1, 4, 600, 60, 60, 0, 1)] // spends the budget to the last tick and ends
    [InlineData(1, 4, 600, 61, 101, 1, 2)] // one more and it waits for the next period
    [InlineData(1, 4, 1000, 250, 250, 0, 3)] // one thread cannot spend one core's budget early
    [InlineData(4, 4, 500, 50, 12.5, 0, 1)] // four threads burn four times as fast: 12.5 ms are the whole budget
    [InlineData(4, 4, 500, 100, 112.5, 1, 2)] // 12.5 of each 100
    [InlineData(4, 4, 500, 400, 712.5, 7, 8)]
    [InlineData(4, 4, 1000, 40, 10, 0, 1)]
    [InlineData(4, 4, 1000, 200, 125, 1, 2)] // 25 ms, a stall of 75, 25 ms
    [InlineData(4, 4, 4000, 200, 50, 0, 1)] // a limit of as many cores as threads never throttles
    [InlineData(4, 2, 1000, 200, 150, 1, 2)] // two cores burn twice as fast, not four times
    [InlineData(8, 4, 2000, 300, 125, 1, 2)] // 200 of 300 within 50 ms, then 25 of the next period
    [InlineData(2, 4, 100, 25, 202.5, 2, 3)] // 5 ms per period: 10, 10 and 5 of 25
    public void The_schedule_of_a_request_is_the_one_worked_out_by_hand(int threads, double cores, long limitMillicores, double cpuMs, double endsMs, int throttled, int elapsed)
    {
        var shop = new Shop([Module("catalog", Operation("catalog.product", cpuMs) with { Parallelism = threads })], [Silent("catalog.product")], nodeCores: cores);
        var pod = shop.RunPod("catalog", limitMillicores);
        shop.Send();
        Assert.Equal(endsMs, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(throttled, shop.Engine.Modules[0].ThrottledPeriods);
        Assert.Equal(elapsed, shop.Engine.Modules[0].ElapsedPeriods);
        Assert.Equal(cpuMs / 1000, shop.Engine.CpuCoreSeconds(pod), Exactly);
    }

    [Fact]
    public void Parallel_bursts_far_below_the_limit_on_average_are_throttled_and_a_single_thread_of_the_same_load_is_not()
    {
        // 160 ms of CPU a second under a limit of one core: 16 % of it. As reported for thread pools under CFS quotas.
        var (bursty, _) = LimitedShop(cpuMs: 160, limitMillicores: 1000, parallelism: 4);
        var (single, _) = LimitedShop(cpuMs: 160, limitMillicores: 1000);
        foreach (var shop in (Shop[])[bursty, single])
        {
            for (var second = 0; second < 10; second++)
                shop.At(second * 1000, () => shop.Send());
            shop.RunUntil(10_000);
        }

        // Four threads: 25 ms, a stall until 100, then 15 ms. One thread: 160 ms without a stop.
        Assert.Equal((10, 20), (bursty.Engine.Modules[0].ThrottledPeriods, bursty.Engine.Modules[0].ElapsedPeriods));
        Assert.Equal(0.115, bursty.Engine.Entries[0].Total.Maximum, Exactly);
        Assert.Equal((0, 20), (single.Engine.Modules[0].ThrottledPeriods, single.Engine.Modules[0].ElapsedPeriods));
        Assert.Equal(0.160, single.Engine.Entries[0].Total.Maximum, Exactly);
    }

    private static (Shop Shop, Pod Pod) LimitedShop(double cpuMs, long? limitMillicores, double nodeCores = 4, int parallelism = 1)
    {
        var shop = new Shop([Module("catalog", Operation("catalog.product", cpuMs) with { Parallelism = parallelism })], [Silent("catalog.product")], nodeCores: nodeCores);
        return (shop, shop.RunPod("catalog", limitMillicores));
    }
}
