using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Requests;

public sealed class AdmissionTests
{
    [Fact]
    public void Beyond_the_concurrency_requests_wait_first_in_first_out_and_beyond_the_queue_they_are_rejected()
    {
        var shop = NewShop(concurrency: 1, queue: 2);
        shop.RunPod("catalog");
        for (var i = 0; i < 5; i++)
            shop.Send();
        Assert.Equal(2, shop.Engine.Entries[0].Failures(FailureCause.QueueFull));
        Assert.Equal(3, shop.Engine.Modules[0].InFlight);
        Assert.Equal(10, shop.MillisecondsUntilFinished(3), 1e-9);
        Assert.Equal(20, shop.MillisecondsUntilFinished(4), 1e-9);
        Assert.Equal(30, shop.MillisecondsUntilFinished(5), 1e-9);
        Assert.Equal(0.030, shop.Engine.Entries[0].Total.Maximum, 1e-12);
    }

    [Fact]
    public void Without_an_endpoint_the_connection_is_refused_at_once()
    {
        var shop = NewShop(concurrency: 1, queue: 2);
        shop.Engine.Started(shop.NewPod("catalog"));
        shop.Send();
        Assert.Equal(1, shop.Engine.Entries[0].Failures(FailureCause.NoEndpoints));
        Assert.Equal(1, shop.Engine.Modules[0].Received);
        Assert.Equal(1, shop.Engine.Modules[0].Failed);
        Assert.Equal(1, shop.Engine.Totals.Failed);
    }

    [Fact]
    public void Requests_spread_evenly_over_the_endpoints()
    {
        var shop = NewShop(concurrency: null, queue: null);
        var pods = Enumerable.Range(0, 4).Select(_ => shop.RunPod("catalog")).ToArray();
        const int Requests = 40_000;
        for (var i = 0; i < Requests; i++)
            shop.Send((ulong)i);
        var chiSquare = pods.Sum(pod => Math.Pow(shop.Engine.RequestsReceived(pod) - (Requests / 4.0), 2) / (Requests / 4.0));

        // The 99.9 % point for three degrees of freedom.
        Assert.InRange(chiSquare, 0, 16.27);
    }

    [Fact]
    public void A_request_holds_its_place_while_it_calls_others()
    {
        var front = Module("front", Operation("front.page", steps: Step(Call("stock.item")))) with { Concurrency = 1 };
        var shop = new Shop([front, Module("stock", Operation("stock.item", waitMs: 10))], [Silent("front.page")]);
        shop.RunPod("front");
        shop.RunPod("stock");
        shop.Send();
        shop.Send();
        Assert.Equal(1, shop.Engine.Modules[1].Received);
        Assert.Equal(20, shop.MillisecondsUntilFinished(2), 1e-9);
    }

    [Fact]
    public void Memory_grows_with_what_is_in_flight()
    {
        var shop = new Shop([Module("catalog", Operation("catalog.product", waitMs: 10)) with { MemoryPerRequestBytes = 7, Concurrency = 1 }], [Silent("catalog.product")]);
        var pod = shop.RunPod("catalog");
        shop.Send();
        shop.Send();
        Assert.Equal(114, shop.Engine.MemoryBytes(pod));
        shop.MillisecondsUntilFinished(2);
        Assert.Equal(100, shop.Engine.MemoryBytes(pod));
    }

    [Fact]
    public void A_pod_that_does_nothing_known_uses_nothing()
    {
        var shop = NewShop(concurrency: null, queue: null);
        var pod = shop.RunPod("elsewhere");
        shop.RunUntil(1000);
        Assert.Equal(0, shop.Engine.CpuCoreSeconds(pod));
        Assert.Equal(0, shop.Engine.MemoryBytes(pod));
        Assert.Equal(0, shop.Engine.RequestsReceived(pod));
        Assert.True(shop.Engine.IsIdle(pod));
    }

    [Fact]
    public void A_new_revision_takes_its_factor_of_the_CPU_time()
    {
        var shop = NewShop(concurrency: null, queue: null, waitMs: 0, cpuMs: 10);
        shop.Engine.SetCpuFactor(Workload("catalog"), 2, 1.3);
        shop.RunPod("catalog", revision: 2);
        shop.Send();
        Assert.Equal(13, shop.MillisecondsUntilFinished(1), 1e-9);
        shop.Engine.SetCpuFactor(Workload("catalog"), 2, 2);
        shop.Send();
        Assert.Equal(33, shop.MillisecondsUntilFinished(2), 1e-9);
    }

    private static Shop NewShop(int? concurrency, int? queue, double waitMs = 10, double cpuMs = 0) =>
        new([Module("catalog", Operation("catalog.product", cpuMs, waitMs)) with { Concurrency = concurrency, QueueLimit = queue }], [Silent("catalog.product")]);
}
