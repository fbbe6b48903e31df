using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Requests;

public sealed class ServiceTests
{
    [Fact]
    public void A_request_takes_its_CPU_time_and_then_its_wait()
    {
        var shop = new Shop([Module("catalog", Operation("catalog.product", cpuMs: 6, waitMs: 2))], [Silent("catalog.product")]);
        var pod = shop.RunPod("catalog");
        shop.Send();
        Assert.Equal(8, shop.MillisecondsUntilFinished(1), 1e-9);
        Assert.Equal(1, shop.Engine.Entries[0].Completed);
        Assert.Equal(0.008, shop.Engine.Entries[0].Total.Maximum, 1e-12);
        Assert.Equal(0.006, shop.Engine.CpuCoreSeconds(pod), 1e-12);
    }

    [Fact]
    public void Two_requests_on_one_core_share_it_evenly()
    {
        var shop = new Shop([Module("catalog", Operation("catalog.product", cpuMs: 10))], [Silent("catalog.product")], nodeCores: 1);
        var pod = shop.RunPod("catalog");
        shop.Send();
        shop.At(4, () => shop.Send());

        // 4 ms alone, then both at half speed: the first needs 12 ms more, the second then 4 ms alone.
        Assert.Equal(16, shop.MillisecondsUntilFinished(1), 1e-9);
        Assert.Equal(20, shop.MillisecondsUntilFinished(2), 1e-9);
        Assert.Equal(0.020, shop.Engine.CpuCoreSeconds(pod), 1e-12);
    }
}
