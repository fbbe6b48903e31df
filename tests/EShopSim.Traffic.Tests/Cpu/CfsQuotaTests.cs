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

    private static (Shop Shop, Pod Pod) LimitedShop(double cpuMs, long? limitMillicores, double nodeCores = 4)
    {
        var shop = new Shop([Module("catalog", Operation("catalog.product", cpuMs))], [Silent("catalog.product")], nodeCores: nodeCores);
        return (shop, shop.RunPod("catalog", limitMillicores));
    }
}
