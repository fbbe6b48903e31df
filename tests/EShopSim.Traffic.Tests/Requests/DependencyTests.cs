using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Requests;

/// <summary>Dependencies outside the cluster, pools of connections and caches; times in milliseconds.</summary>
public sealed class DependencyTests
{
    private const double Exactly = 1e-9;

    [Fact]
    public void A_dependency_works_on_so_many_calls_keeps_some_waiting_and_rejects_the_rest()
    {
        var shop = NewShop(new Dependency("db", new ConstantDistribution(0.010)) { Connections = 2, QueueLimit = 1 }, Call("db"));
        shop.RunPod("front");
        for (var i = 0; i < 4; i++)
            shop.Send((ulong)i);
        var db = shop.Engine.Dependencies[0];
        Assert.Equal((4, 2, 1, 1), (db.Received, db.Busy, db.Waiting, db.Rejected));
        Assert.Equal(1, shop.Engine.Entries[0].Failures(FailureCause.DependencyRejected));
        Assert.Equal(10, shop.MillisecondsUntilFinished(3), Exactly);
        Assert.Equal(20, shop.MillisecondsUntilFinished(4), Exactly);
        Assert.Equal((3, 0), (db.Completed, db.Busy));
        Assert.Equal(0.030, db.BusySeconds, Exactly);
    }

    [Fact]
    public void A_rate_limit_lets_a_burst_in_and_then_one_call_at_a_time()
    {
        var shop = NewShop(new Dependency("payments", new ConstantDistribution(0.001)) { RatePerSecond = 100, Burst = 2 }, Call("payments"));
        shop.RunPod("front");
        for (var i = 0; i < 3; i++)
            shop.Send((ulong)i);
        Assert.Equal(1, shop.Engine.Dependencies[0].RateLimited);
        shop.At(9.9, () => shop.Send());
        shop.At(10, () => shop.Send());
        shop.At(19.9, () => shop.Send());
        shop.At(30, () => shop.Send());
        shop.RunUntil(100);
        Assert.Equal((3, 4), (shop.Engine.Dependencies[0].RateLimited, shop.Engine.Dependencies[0].Completed));
        Assert.Equal(3, shop.Engine.Entries[0].Failures(FailureCause.RateLimited));
    }

    [Fact]
    public void The_cause_keeps_its_name_through_all_callers()
    {
        var shop = new Shop(
            [Module("front", Operation("front.page", steps: Step(Call("orders.place")))), Module("orders", Operation("orders.place", steps: Step(Call("db"))))],
            [Silent("front.page")],
            surroundings: new Surroundings { Dependencies = [new Dependency("db", new ConstantDistribution(0.010)) { Connections = 1, QueueLimit = 0 }] });
        shop.RunPod("front");
        shop.RunPod("orders");
        shop.Send(1);
        shop.Send(2);
        Assert.Equal(1, shop.Engine.Entries[0].Failures(FailureCause.DependencyRejected));
    }

    [Fact]
    public void A_call_that_its_caller_gave_up_keeps_its_connection_until_it_is_done()
    {
        var shop = NewShop(new Dependency("db", new ConstantDistribution(0.010)) { Connections = 1 }, Call("db") with { Timeout = TimeSpan.FromMilliseconds(4) });
        shop.RunPod("front");
        shop.Send();
        shop.RunUntil(5);
        Assert.Equal((1, 1), (shop.Engine.Totals.Failed, shop.Engine.Dependencies[0].Busy));
        shop.RunUntil(11);
        Assert.Equal(0, shop.Engine.Dependencies[0].Busy);
    }

    [Fact]
    public void Calls_wait_for_a_connection_of_their_pod()
    {
        var shop = NewShop(new Dependency("db", new ConstantDistribution(0.010)), Call("db") with { Pool = 1 });
        shop.RunPod("front");
        for (var i = 0; i < 3; i++)
            shop.Send((ulong)i);
        Assert.Equal(1, shop.Engine.Dependencies[0].Busy);
        Assert.Equal(10, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(30, shop.MillisecondsUntilFinished(3), Exactly);
    }

    [Fact]
    public void Each_pod_has_connections_of_its_own_and_operations_share_them()
    {
        var page = Operation("front.page", steps: Step(Call("db") with { Pool = 1 }));
        var list = Operation("front.list", steps: Step(Call("db") with { Pool = 1 }));
        var shop = new Shop(
            [Module("front", page, list)],
            [Silent("front.page"), Silent("front.list") with { Name = "lists" }],
            surroundings: new Surroundings { Dependencies = [new Dependency("db", new ConstantDistribution(0.010))] });
        var first = shop.RunPod("front");
        shop.SendTo(0);
        shop.SendTo(1);
        Assert.Equal(1, shop.Engine.Dependencies[0].Busy);
        shop.Engine.EndpointRemoved(first);
        shop.RunPod("front");
        shop.SendTo(1);
        Assert.Equal(2, shop.Engine.Dependencies[0].Busy);
    }

    [Fact]
    public void Waiting_for_a_connection_counts_towards_the_timeout_and_who_gave_up_takes_none()
    {
        var shop = NewShop(new Dependency("db", new ConstantDistribution(0.010)), Call("db") with { Pool = 1, Timeout = TimeSpan.FromMilliseconds(15) });
        shop.RunPod("front");
        for (var i = 0; i < 3; i++)
            shop.Send((ulong)i);
        Assert.Equal(15, shop.MillisecondsUntilFinished(3), Exactly);
        Assert.Equal((1, 2), (shop.Engine.Totals.Completed, shop.Engine.Entries[0].Failures(FailureCause.CallTimeout)));
        shop.Send();
        Assert.Equal(25, shop.MillisecondsUntilFinished(4), Exactly);
        Assert.Equal(3, shop.Engine.Dependencies[0].Received);
    }

    [Fact]
    public void A_pod_that_stops_gives_up_its_connections_and_all_that_waits_for_them()
    {
        var shop = NewShop(new Dependency("db", new ConstantDistribution(0.010)), Call("db") with { Pool = 1 });
        var pod = shop.RunPod("front");
        for (var i = 0; i < 3; i++)
            shop.Send((ulong)i);
        shop.At(5, () => shop.Engine.Stopped(pod, silently: false));
        Assert.Equal((3, 0), (shop.Engine.Entries[0].Failures(FailureCause.PodStopped), shop.Engine.Plane.Calls.InUse));
        shop.RunUntil(20);
        Assert.Equal(1, shop.Engine.Dependencies[0].Received);
    }

    [Fact]
    public void A_warm_cache_saves_its_share_of_the_calls_and_a_cold_one_none_at_first()
    {
        const int Requests = 10_000;
        var shop = NewShop(new Dependency("db", new ConstantDistribution(0.001)), Call("db") with { Cache = new CallCache(0.9) { WarmAfter = 1000 } });
        shop.RunPod("front");
        for (var i = 0; i < 1000; i++)
            shop.Send((ulong)i);

        // On the way the ratio is 0.45 on average; standard deviation about 15.
        Assert.InRange(shop.Engine.Dependencies[0].Received, 500, 600);
        var cold = shop.Engine.Dependencies[0].Received;
        for (var i = 0; i < Requests; i++)
            shop.Send((ulong)(i + 1000));
        Assert.InRange(shop.Engine.Dependencies[0].Received - cold, 900, 1100);
    }

    [Fact]
    public void A_cache_that_always_hits_once_it_is_warm()
    {
        var shop = NewShop(new Dependency("db", new ConstantDistribution(0.001)), Call("db") with { Cache = new CallCache(1) { WarmAfter = 1 } });
        shop.RunPod("front");
        for (var i = 0; i < 50; i++)
            shop.Send((ulong)i);
        Assert.Equal(1, shop.Engine.Dependencies[0].Received);
    }

    private static Shop NewShop(Dependency dependency, Call call) => new(
        [Module("front", Operation("front.page", steps: Step(call)))],
        [Silent("front.page")],
        surroundings: new Surroundings { Dependencies = [dependency] });
}
