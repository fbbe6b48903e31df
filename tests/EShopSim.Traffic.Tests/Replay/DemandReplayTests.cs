using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Replay;
using EShopSim.Traffic.Tests.Kit;
using Module = EShopSim.Traffic.Description.Module;

namespace EShopSim.Traffic.Tests.Replay;

public sealed class DemandReplayTests
{
    [Fact]
    public void A_demand_is_spread_evenly_and_its_integral_is_exact()
    {
        // 500m for ten seconds, then a jump to 4 cores and down to zero within ten more.
        var shop = NewShop(new CpuDemand([Point(0, 500), Point(10, 500), Point(10, 4000), Point(20, 0)]));
        var one = shop.RunPod("orders");
        var other = shop.RunPod("orders");
        shop.RunUntil(10_000);
        Assert.Equal(2.5, shop.Engine.CpuCoreSeconds(one), 1e-9);
        shop.RunUntil(15_000);
        Assert.Equal(2.5 + 7.5, shop.Engine.CpuCoreSeconds(one), 1e-9);
        shop.RunUntil(60_000);
        Assert.Equal(12.5, shop.Engine.CpuCoreSeconds(other), 1e-9);
        Assert.Equal(25, shop.Engine.Modules[0].CpuCoreSeconds, 1e-9);
        Assert.Equal(100, shop.Engine.MemoryBytes(one));
    }

    [Fact]
    public void A_pod_uses_its_cap_at_most_and_the_rest_is_not_served()
    {
        // A ramp from 0 to 2 cores over 20 s for one pod with a cap of one: reached at 10 s.
        var shop = NewShop(new CpuDemand([Point(0, 0), Point(20, 2000)]) { PodCapMillicores = 1000 });
        var pod = shop.RunPod("orders");
        shop.RunUntil(30_000);
        Assert.Equal(5 + 20, shop.Engine.CpuCoreSeconds(pod), 1e-9);
    }

    [Fact]
    public void Without_a_cap_the_limit_is_the_cap()
    {
        var shop = NewShop(new CpuDemand([Point(0, 3000)]));
        var pod = shop.RunPod("orders", cpuLimitMillicores: 800);
        shop.RunUntil(10_000);
        Assert.Equal(8, shop.Engine.CpuCoreSeconds(pod), 1e-9);
    }

    [Fact]
    public void Periods_in_which_a_pod_wants_more_than_its_limit_count_as_throttled()
    {
        // A ramp from 0 to 2 cores over 20 s for one pod with a limit of 800m: above it from 8 s on.
        var shop = NewShop(new CpuDemand([Point(0, 0), Point(20, 2000), Point(20, 800), Point(30, 800), Point(30, 0)]));
        shop.RunPod("orders", cpuLimitMillicores: 800);
        shop.RunUntil(20_000);
        Assert.Equal((120, 200), (shop.Engine.Modules[0].ThrottledPeriods, shop.Engine.Modules[0].ElapsedPeriods));

        // Ten seconds at the very limit, then no work.
        shop.RunUntil(60_000);
        Assert.Equal((120, 300), (shop.Engine.Modules[0].ThrottledPeriods, shop.Engine.Modules[0].ElapsedPeriods));

        // A second pod halves what each wants: nothing is throttled.
        var two = NewShop(new CpuDemand([Point(0, 1500)]));
        two.RunPod("orders", cpuLimitMillicores: 800);
        two.RunPod("orders", cpuLimitMillicores: 800);
        two.RunUntil(10_000);
        Assert.Equal((0, 200), (two.Engine.Modules[0].ThrottledPeriods, two.Engine.Modules[0].ElapsedPeriods));
    }

    [Fact]
    public void A_pod_whose_own_cap_is_below_its_limit_is_never_throttled_and_without_a_limit_nothing_is_counted()
    {
        var capped = NewShop(new CpuDemand([Point(0, 3000)]) { PodCapMillicores = 500 });
        capped.RunPod("orders", cpuLimitMillicores: 800);
        capped.RunUntil(10_000);
        Assert.Equal((0, 100), (capped.Engine.Modules[0].ThrottledPeriods, capped.Engine.Modules[0].ElapsedPeriods));
        var free = NewShop(new CpuDemand([Point(0, 3000)]));
        free.RunPod("orders");
        free.RunUntil(10_000);
        Assert.Equal(0, free.Engine.Modules[0].ElapsedPeriods);
    }

    [Fact]
    public void Pods_that_come_and_go_change_the_shares_of_the_others()
    {
        var shop = NewShop(new CpuDemand([Point(0, 1000)]));
        var one = shop.RunPod("orders");
        var other = shop.NewPod("orders");
        shop.At(10_000, () => shop.Engine.Started(other));
        shop.At(20_000, () => shop.Engine.EndpointAdded(other));
        shop.At(30_000, () => shop.Engine.EndpointRemoved(one));
        shop.RunUntil(40_000);
        Assert.Equal(25, shop.Engine.CpuCoreSeconds(one), 1e-9);
        Assert.Equal(15, shop.Engine.CpuCoreSeconds(other), 1e-9);
    }

    [Fact]
    public void Idle_and_start_up_use_come_on_top()
    {
        var shop = NewShop(new CpuDemand([Point(0, 1000)]) { IdleMillicores = 10, StartupMillicores = 300 });
        var pod = shop.NewPod("orders");
        shop.At(5_000, () => shop.Engine.Started(pod));
        shop.RunUntil(10_000);
        Assert.Equal(5 * 0.31, shop.Engine.CpuCoreSeconds(pod), 1e-9);
        pod.FirstReadyAt = shop.Simulator.Now;
        shop.Engine.EndpointAdded(pod);
        shop.RunUntil(20_000);
        Assert.Equal((5 * 0.31) + (10 * 1.01), shop.Engine.CpuCoreSeconds(pod), 1e-9);
    }

    [Fact]
    public void The_share_of_a_dead_pod_is_lost_until_the_proxies_forget_it()
    {
        var shop = NewShop(new CpuDemand([Point(0, 1000)]));
        var one = shop.RunPod("orders");
        var other = shop.RunPod("orders");
        shop.At(10_000, () => shop.Engine.Stopped(one, silently: true));
        shop.At(50_000, () => shop.Engine.EndpointRemoved(one));
        shop.RunUntil(60_000);
        Assert.Equal(5, shop.Engine.CpuCoreSeconds(one), 1e-9);
        Assert.Equal(5 + 20 + 10, shop.Engine.CpuCoreSeconds(other), 1e-9);
    }

    [Fact]
    public void The_integral_over_a_clipped_curve_agrees_with_small_steps()
    {
        var curve = new DemandCurve([Point(1, 100), Point(3, 2500), Point(3, 400), Point(7.5, 1900), Point(9, 0)]);
        var sum = 0.0;
        for (var i = 0; i < 12_000; i++)
            sum += curve.Integral(SimTime.FromMilliseconds(i), SimTime.FromMilliseconds(i + 1), 1.3);
        Assert.Equal(sum, curve.Integral(SimTime.Zero, SimTime.FromSeconds(12), 1.3), 1e-9);

        // 0.1 for a second; a rise of 1.2 per second to 1.3 after one, then clipped; a jump; a rise to 1.9 clipped; a fall.
        var rise = 1 * (0.1 + 1.3) / 2;
        var slope = 1.5 / 4.5;
        var second = (2.7 * (0.4 + 1.3) / 2) + (1.8 * 1.3);
        var fall = (1.5 * 0.6 / 1.9 * 1.3) + (1.5 * 1.3 / 1.9 * 1.3 / 2);
        Assert.Equal(1.3, 0.4 + (2.7 * slope), 1e-12);
        Assert.Equal(0.1 + rise + 1.3 + second + fall, curve.Integral(SimTime.Zero, SimTime.FromSeconds(12), 1.3), 1e-9);
    }

    private static DemandPoint Point(double seconds, double millicores) => new(TimeSpan.FromSeconds(seconds), millicores);

    private static Shop NewShop(CpuDemand demand) =>
        new([new Module("orders", Shop.Workload("orders")) { CpuDemand = demand, BaseMemoryBytes = 100 }], []);
}
