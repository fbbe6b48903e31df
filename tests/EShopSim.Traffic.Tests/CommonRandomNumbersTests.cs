using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests;

public sealed class CommonRandomNumbersTests
{
    [Fact]
    public void Another_cluster_leaves_every_arrival_and_every_demand_as_it_was()
    {
        var small = Run(seed: 5, pods: 1, nodeCores: 1);
        var large = Run(seed: 5, pods: 7, nodeCores: 32);
        Assert.Equal(small.Arrivals, large.Arrivals);
        Assert.Equal(small.Demands, large.Demands);
        Assert.True(small.Arrivals.Count > 1500, "the comparison needs requests");
        Assert.True(small.Demands.Count > 2 * small.Arrivals.Count, "the comparison needs calls");
        Assert.NotEqual(small.Latency, large.Latency);
    }

    [Fact]
    public void Another_seed_gives_other_arrivals_and_demands()
    {
        var one = Run(seed: 5, pods: 2, nodeCores: 4);
        var other = Run(seed: 6, pods: 2, nodeCores: 4);
        Assert.NotEqual(one.Arrivals, other.Arrivals);
        Assert.NotEqual(one.Demands, other.Demands);
    }

    [Fact]
    public void The_same_run_twice_is_the_same_to_the_last_event()
    {
        Assert.Equal(Run(seed: 9, pods: 3, nodeCores: 2).Digest, Run(seed: 9, pods: 3, nodeCores: 2).Digest);
    }

    private static Record Run(ulong seed, int pods, double nodeCores)
    {
        var random = new ExponentialDistribution(0.004);
        Operation[] frontOperations =
        [
            new("front.page", random, random, [Step(Call("stock.item") with { Probability = 0.7, Count = 2 }, Call("stock.list")), Step(Call("stock.item") with { Probability = 0.5 })]),
            new("front.search", random, random, [Step(Call("stock.list"))]),
        ];
        var stock = Module("stock", new Operation("stock.item", random, random, []), new Operation("stock.list", random, random, []));
        TrafficSource[] traffic = [new("clients", [new MixEntry("front.page", 3), new MixEntry("front.search", 1)], RateCurve.Constant(40, TimeSpan.FromSeconds(50)))];
        var shop = new Shop([Module("front", frontOperations), stock], traffic, seed, nodeCores);
        for (var i = 0; i < pods; i++)
        {
            shop.RunPod("front");
            shop.RunPod("stock");
        }

        var record = new Record();
        shop.Engine.Plane.Desk.Arrived = (plan, key) => record.Arrivals.Add((shop.Simulator.Now.Ticks, plan, key));
        shop.Engine.Plane.Service.Began = (key, operation, cpu, wait) => record.Demands.Add(key, (operation, cpu, wait));
        shop.Engine.Start();
        shop.RunUntil(200_000);
        Assert.Equal(0, shop.Engine.Totals.InFlight);
        record.Latency = shop.Engine.Entries[0].Total.Mean;
        record.Digest = shop.Simulator.EventDigest;
        return record;
    }

    private sealed class Record
    {
        public List<(long Ticks, int Plan, ulong Key)> Arrivals { get; } = [];

        public SortedDictionary<ulong, (int Operation, long CpuTicks, long WaitTicks)> Demands { get; } = [];

        public double Latency { get; set; }

        public ulong Digest { get; set; }
    }
}
