using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Pods;

public sealed class WarmUpTests
{
    private const double ToTheTick = 1e-4;

    [Fact]
    public void The_excess_falls_with_the_requests_served()
    {
        var shop = NewShop(new WarmUp(3) { Requests = 2 });
        shop.RunPod("catalog");
        shop.Send();
        Assert.Equal(30, shop.MillisecondsUntilFinished(1), ToTheTick);
        shop.Send();
        Assert.Equal(30 + 10 + (20 * Math.Exp(-0.5)), shop.MillisecondsUntilFinished(2), ToTheTick);
        for (var i = 0; i < 100; i++)
        {
            shop.Send();
            shop.MillisecondsUntilFinished(3 + i);
        }

        var before = shop.Simulator.Now.TotalSeconds * 1000;
        shop.Send();
        Assert.Equal(before + 10, shop.MillisecondsUntilFinished(103), ToTheTick);
    }

    [Fact]
    public void The_excess_falls_with_the_age_of_the_containers_and_each_pod_has_its_own()
    {
        var shop = NewShop(new WarmUp(3) { Time = TimeSpan.FromSeconds(60) });
        shop.At(1000, () => shop.RunPod("catalog"));
        shop.At(61_000, () => shop.Send());
        Assert.Equal(61_010 + (20 * Math.Exp(-1)), shop.MillisecondsUntilFinished(1), ToTheTick);
    }

    [Fact]
    public void A_fresh_pod_beside_a_warm_one_begins_cold()
    {
        var shop = NewShop(new WarmUp(2) { Requests = 1 });
        var old = shop.RunPod("catalog");
        for (var i = 0; i < 100; i++)
            shop.Send((ulong)i);
        shop.MillisecondsUntilFinished(100);
        shop.Engine.EndpointRemoved(old);
        shop.RunPod("catalog");
        var before = shop.Simulator.Now.TotalSeconds * 1000;
        shop.Send();
        Assert.Equal(before + 20, shop.MillisecondsUntilFinished(101), ToTheTick);
    }

    private static Shop NewShop(WarmUp warmUp) =>
        new([Module("catalog", Operation("catalog.product", cpuMs: 10)) with { WarmUp = warmUp }], [Silent("catalog.product")]);
}
