using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Requests;

/// <summary>Requests and answers that take time between pods; times in milliseconds.</summary>
public sealed class TransitTests
{
    private const double Exactly = 1e-9;

    [Theory]
    [InlineData(0, 5.0)] // same node: no time
    [InlineData(1, 5.4)] // same zone: 0.2 each way
    [InlineData(2, 7.0)] // another zone: 1 each way
    public void A_call_takes_the_way_out_and_back(int node, double expectedMs)
    {
        var shop = NewShop();
        Run(shop, "front", 0);
        Run(shop, "stock", node);
        shop.Send();
        Assert.Equal(expectedMs, shop.MillisecondsUntilFinished(1), Exactly);
    }

    [Fact]
    public void Both_ways_count_as_network_and_a_dependency_has_its_own_place_in_the_latency()
    {
        var network = new Network { CrossZoneSeconds = new ConstantDistribution(0.001) };
        var shop = new Shop(
            [Module("front", Operation("front.page", cpuMs: 2, steps: [Step(Call("stock.item")), Step(Call("db"))])), Module("stock", Operation("stock.item", cpuMs: 5))],
            [Silent("front.page")],
            nodeCores: 8,
            surroundings: new Surroundings { Network = network, Dependencies = [new Dependency("db", new ConstantDistribution(0.004))] },
            nodeZones: ["a", "a", "b"]);
        Run(shop, "front", 0);
        Run(shop, "stock", 2);
        shop.Send();
        Assert.Equal(13, shop.MillisecondsUntilFinished(1), Exactly);
        var entry = shop.Engine.Entries[0];
        Assert.Equal(20_000, entry.PathTicks(0, LatencyKind.Cpu));
        Assert.Equal((50_000, 20_000), (entry.PathTicks(1, LatencyKind.Cpu), entry.PathTicks(1, LatencyKind.Network)));
        Assert.Equal(40_000, entry.PathTicks(2, LatencyKind.Wait));
    }

    [Fact]
    public void A_place_is_free_when_the_answer_leaves()
    {
        var shop = NewShop(concurrency: 1);
        Run(shop, "front", 0);
        Run(shop, "stock", 2);
        shop.Send(1);
        shop.Send(2);
        Assert.Equal(7, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(12, shop.MillisecondsUntilFinished(2), Exactly);
    }

    [Fact]
    public void A_rejection_is_known_after_both_ways()
    {
        var shop = NewShop(concurrency: 1, queue: 0);
        Run(shop, "front", 0);
        Run(shop, "stock", 2);
        shop.Send(1);
        shop.Send(2);
        Assert.Equal(2, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(1, shop.Engine.Totals.Failed);
        Assert.Equal(7, shop.MillisecondsUntilFinished(2), Exactly);
    }

    [Fact]
    public void A_pod_that_stops_before_the_request_arrives_refuses_it()
    {
        var shop = NewShop();
        Run(shop, "front", 0);
        var stock = Run(shop, "stock", 2);
        shop.Send();
        shop.At(0.5, () => shop.Engine.Stopped(stock, silently: false));
        Assert.Equal(1, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(1, shop.Engine.Totals.Failed);
    }

    [Fact]
    public void An_answer_on_its_way_arrives_though_its_pod_dies()
    {
        var shop = NewShop();
        Run(shop, "front", 0);
        var stock = Run(shop, "stock", 2);
        shop.Send();
        shop.At(6.5, () => shop.Engine.Stopped(stock, silently: true));
        Assert.Equal(7, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(1, shop.Engine.Totals.Completed);
    }

    [Fact]
    public void A_request_given_up_on_its_way_is_worked_on_all_the_same()
    {
        var shop = NewShop(timeoutMs: 0.5);
        Run(shop, "front", 0);
        Run(shop, "stock", 2);
        shop.Send();
        Assert.Equal(0.5, shop.MillisecondsUntilFinished(1), Exactly);
        shop.RunUntil(10);
        Assert.Equal(1, shop.Engine.Modules[1].Completed);
        Assert.Equal((0, 0), (shop.Engine.Plane.Calls.InUse, shop.Engine.Plane.Visits.InUse));
    }

    private static Pod Run(Shop shop, string module, int node)
    {
        var pod = shop.NewPod(module);
        pod.NodeIndex = node;
        shop.Engine.Started(pod);
        shop.Engine.EndpointAdded(pod);
        return pod;
    }

    private static Shop NewShop(int? concurrency = null, int? queue = null, double? timeoutMs = null)
    {
        var call = Call("stock.item") with { Timeout = timeoutMs is { } limit ? TimeSpan.FromMilliseconds(limit) : null };
        var network = new Network { SameZoneSeconds = new ConstantDistribution(0.0002), CrossZoneSeconds = new ConstantDistribution(0.001) };
        return new Shop(
            [Module("front", Operation("front.page", steps: Step(call))), Module("stock", Operation("stock.item", cpuMs: 5)) with { Concurrency = concurrency, QueueLimit = queue }],
            [Silent("front.page")],
            nodeCores: 8,
            surroundings: new Surroundings { Network = network },
            nodeZones: ["a", "a", "b"]);
    }
}
