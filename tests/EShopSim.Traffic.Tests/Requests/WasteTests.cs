using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Requests;

/// <summary>Work for nobody, and tries that repeat others.</summary>
public sealed class WasteTests
{
    [Fact]
    public void What_a_client_no_longer_waits_for_is_wasted_with_all_that_is_called_for_it()
    {
        // 10 ms in front, then 10 ms in stock; the client goes after 5 ms.
        var shop = Chain(clientTimeoutMs: 5);
        shop.At(0, () => shop.Send());
        shop.RunUntil(1000);
        Assert.Equal([1, 1], shop.Engine.Modules.Select(meter => meter.Wasted));
        Assert.All(shop.Engine.Modules, meter => Assert.Equal(0.010, meter.WastedCpuCoreSeconds, 1e-9));
    }

    [Fact]
    public void What_was_done_before_the_client_went_is_not_wasted()
    {
        var shop = Chain(clientTimeoutMs: 25, waitMs: 20);
        shop.At(0, () => shop.Send());
        shop.RunUntil(1000);

        // Stock begins when the client still waits, but answers when it does not.
        Assert.Equal([1, 1], shop.Engine.Modules.Select(meter => meter.Wasted));
        shop = Chain(clientTimeoutMs: 100);
        shop.At(0, () => shop.Send());
        shop.RunUntil(1000);
        Assert.All(shop.Engine.Modules, meter => Assert.Equal((1, 0, 0.0), (meter.Completed, meter.Wasted, meter.WastedCpuCoreSeconds)));
    }

    [Fact]
    public void A_try_that_its_caller_gave_up_is_wasted_and_the_next_one_counts_as_a_retry()
    {
        var shop = Chain(clientTimeoutMs: 1000, callTimeoutMs: 5, retries: 2);
        shop.At(0, () => shop.Send());
        shop.RunUntil(1000);
        var stock = shop.Engine.Modules[1];
        Assert.Equal((3, 2, 3), (stock.Received, stock.Retries, stock.Wasted));
        Assert.Equal(0, shop.Engine.Modules[0].Wasted);
    }

    private static Shop Chain(double clientTimeoutMs, double waitMs = 0, double? callTimeoutMs = null, int retries = 0)
    {
        var call = Call("stock.item") with { Timeout = callTimeoutMs is { } limit ? TimeSpan.FromMilliseconds(limit) : null, Retries = retries };
        var shop = new Shop(
            [Module("front", Operation("front.page", 10, waitMs, Step(call))), Module("stock", Operation("stock.item", 10))],
            [Silent("front.page", clientTimeoutMs)]);
        shop.RunPod("front");
        shop.RunPod("stock");
        return shop;
    }
}
