using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Requests;

/// <summary>Calls that are stopped on their way.</summary>
public sealed class BlockedCallTests
{
    [Fact]
    public void A_call_that_is_stopped_fails_at_once_by_its_own_name_and_nobody_hears_of_it()
    {
        var shop = Shop("api");
        shop.Send(1);
        shop.Send(2);

        Assert.Equal(2, shop.Engine.Entries[0].Failures(FailureCause.NetworkPolicy));
        Assert.Equal("network policy", FailureCause.NetworkPolicy.Words());
        Assert.Equal(0, shop.Engine.Modules[1].Received);
    }

    [Fact]
    public void Calls_of_others_get_through()
    {
        var shop = Shop("web");
        shop.Send(1);
        shop.RunUntil(1000);

        Assert.Equal(1, shop.Engine.Entries[0].Completed);
        Assert.Equal(1, shop.Engine.Modules[1].Received);
    }

    [Fact]
    public void It_is_tried_again_like_a_connection_that_failed()
    {
        var retry = new RetryPolicy { Attempts = 2, On = RetryOn.ConnectFailure, BackoffBase = TimeSpan.FromMilliseconds(10), BackoffMax = TimeSpan.FromMilliseconds(10) };
        var shop = Shop("api", new Call("db.query") { Retry = retry });
        shop.Send(1);
        Assert.Equal(0, shop.Engine.Entries[0].Failures(FailureCause.NetworkPolicy));
        shop.RunUntil(25);
        Assert.Equal(1, shop.Engine.Entries[0].Failures(FailureCause.NetworkPolicy));
    }

    private static Shop Shop(string blocked, Call? call = null)
    {
        var shop = new Shop(
            [Module("api", Operation("api.get", steps: Step(call ?? Call("db.query")))), Module("db", Operation("db.query", waitMs: 1)) with { BlockedCallers = [blocked] }],
            [Silent("api.get")]);
        shop.RunPod("api");
        shop.RunPod("db");
        return shop;
    }
}
