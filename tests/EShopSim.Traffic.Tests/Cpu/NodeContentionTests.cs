using EShopSim.Cluster;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Cpu;

/// <summary>A node whose pods want more than its cores; times in milliseconds, worked out by hand.</summary>
public sealed class NodeContentionTests
{
    private const double Exactly = 1e-7;

    [Fact]
    public void Pods_of_a_full_node_share_its_cores_by_their_requests()
    {
        var (shop, one, three) = NewShop(nodeCores: 2, cpuMs: 30);
        for (var i = 0; i < 6; i++)
            shop.SendTo(i < 3 ? 0 : 1);

        // 1024/1000 per millicore: 102 and 307 shares, so the pods get 2 × 102/409 and 2 × 307/409 cores.
        shop.At(20, () => Assert.Equal(0.040 * 102 / 409, shop.Engine.CpuCoreSeconds(one), Exactly));
        Assert.Equal(0.040 * 307 / 409, shop.Engine.CpuCoreSeconds(three), Exactly);

        // The larger one has 90 ms of work; then the smaller one has the node for itself.
        Assert.Equal(90 * 409 / (2 * 307.0), shop.MillisecondsUntilFinished(3), 1e-4);
        Assert.Equal(90, shop.MillisecondsUntilFinished(6), 1e-3);
    }

    [Fact]
    public void Who_wants_less_than_its_share_gets_all_it_wants()
    {
        var (shop, one, three) = NewShop(nodeCores: 2, cpuMs: 30);
        for (var i = 0; i < 5; i++)
            shop.SendTo(i < 4 ? 0 : 1);
        shop.RunUntil(10);
        Assert.Equal(0.010, shop.Engine.CpuCoreSeconds(three), Exactly);
        Assert.Equal(0.010, shop.Engine.CpuCoreSeconds(one), Exactly);

        // Alone from 30 on, with 90 ms left for two cores.
        Assert.Equal(30, shop.MillisecondsUntilFinished(1), 1e-4);
        Assert.Equal(75, shop.MillisecondsUntilFinished(5), 1e-3);
    }

    [Fact]
    public void What_a_throttled_pod_leaves_goes_to_its_neighbours()
    {
        var (shop, limited, other) = NewShop(nodeCores: 2, cpuMs: 1000, limitMillicores: 100);
        for (var i = 0; i < 4; i++)
            shop.SendTo(i < 2 ? 0 : 1);

        // Shares 102 and 307: the limited pod spends its 10 ms at 204/409 of a core, then the other has both cores.
        shop.RunUntil(100);
        Assert.Equal(0.010, shop.Engine.CpuCoreSeconds(limited), Exactly);
        Assert.Equal(0.190, shop.Engine.CpuCoreSeconds(other), Exactly);
        shop.RunUntil(300);

        // The moment at which a quota is spent is rounded up to a tick.
        Assert.Equal(0.030, shop.Engine.CpuCoreSeconds(limited), 1e-6);
        Assert.Equal(0.570, shop.Engine.CpuCoreSeconds(other), 1e-6);
        Assert.Equal(3, shop.Engine.Modules[0].ThrottledPeriods);
    }

    [Fact]
    public void A_pod_that_stops_leaves_its_share()
    {
        var (shop, one, three) = NewShop(nodeCores: 1, cpuMs: 50);
        shop.SendTo(0);
        shop.SendTo(1);
        shop.At(40, () => shop.Engine.Stopped(three, silently: false));
        var done = 40 * 102 / 409.0;
        Assert.Equal(done / 1000, shop.Engine.CpuCoreSeconds(one), Exactly);
        Assert.Equal(40 + 50 - done, shop.MillisecondsUntilFinished(2), 1e-3);
    }

    [Fact]
    public void The_node_never_burns_more_than_its_cores()
    {
        var (shop, one, three) = NewShop(nodeCores: 3, cpuMs: 7, limitMillicores: 1300);
        for (var ms = 0; ms < 500; ms += 5)
        {
            shop.At(ms, () =>
            {
                for (var i = 0; i < 1 + (ms / 5 % 4); i++)
                    shop.SendTo(i % 2);
            });
            Assert.InRange(shop.Engine.CpuCoreSeconds(one) + shop.Engine.CpuCoreSeconds(three), 0, (ms * 0.003) + 1e-6);
        }

        var sent = shop.Engine.Totals.Arrived;
        shop.MillisecondsUntilFinished(sent);
        Assert.Equal(sent * 0.007, shop.Engine.CpuCoreSeconds(one) + shop.Engine.CpuCoreSeconds(three), sent * 4e-7);
    }

    private static (Shop Shop, Pod One, Pod Three) NewShop(double nodeCores, double cpuMs, long? limitMillicores = null)
    {
        var shop = new Shop(
            [Module("one", Operation("one.work", cpuMs)), Module("three", Operation("three.work", cpuMs))],
            [Silent("one.work"), Silent("three.work") with { Name = "others" }],
            nodeCores: nodeCores);
        return (shop, shop.RunPod("one", limitMillicores, requestMillicores: 100), shop.RunPod("three", requestMillicores: 300));
    }
}
