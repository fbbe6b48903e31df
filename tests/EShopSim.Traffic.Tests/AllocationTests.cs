using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests;

public sealed class AllocationTests
{
    [Fact]
    public void In_a_steady_state_requests_allocate_nothing()
    {
        var cpu = new ExponentialDistribution(0.002);
        var none = new ConstantDistribution(0);
        var shop = new Shop(
            [
                Module("front", new Operation("front.page", cpu, none, [Step(Call("stock.item") with { Timeout = TimeSpan.FromMilliseconds(3), Retries = 1 }, Call("stock.list")), Step(Call("db") with { Pool = 3, Cache = new CallCache(0.5) }, Call("stock.list") with { IsAsync = true })]) { Publishes = ["seen"] }) with { Concurrency = 20, QueueLimit = 20 },
                Module("stock", new Operation("stock.item", cpu, cpu, []), new Operation("stock.list", cpu, none, [])),
            ],
            [Poisson("front.page", perSecond: 300, seconds: 1000, timeoutMs: 50)],
            nodeCores: 4,
            surroundings: new Surroundings
            {
                Queues = [new MessageQueue("seen", "stock.list") { Concurrency = 2, MaxLength = 1000 }],
                Dependencies = [new Dependency("db", new ConstantDistribution(0.004)) { Connections = 4, QueueLimit = 10, RatePerSecond = 200 }],
                Network = new Network { SameNodeSeconds = new ConstantDistribution(0.0001) },
            });
        for (var i = 0; i < 3; i++)
        {
            shop.RunPod("front", cpuLimitMillicores: 700);
            shop.RunPod("stock");
        }

        shop.Engine.Start();
        shop.Simulator.RunUntil(SimTime.FromSeconds(100));
        var requests = shop.Engine.Totals.Arrived;
        var before = GC.GetAllocatedBytesForCurrentThread();
        shop.Simulator.RunUntil(SimTime.FromSeconds(200));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(shop.Engine.Totals.Arrived - requests, 25_000, 35_000);
        Assert.InRange(shop.Engine.Entries[0].Failed, 1, long.MaxValue);
        Assert.Equal(0, allocated);
    }
}
