using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;
using Module = EShopSim.Traffic.Description.Module;

namespace EShopSim.Traffic.Tests.Requests;

/// <summary>Worker pools, parallel work and priorities in small cases worked out by hand; times in milliseconds.</summary>
public sealed class DisciplineTests
{
    private const double Exactly = 1e-9;

    [Fact]
    public void Workers_serve_in_order_of_arrival_and_each_to_its_end()
    {
        var shop = new Shop([Pool(workers: 2, cpuMs: 10)], [Silent("catalog.product")]);
        shop.RunPod("catalog");
        for (var i = 0; i < 3; i++)
            shop.Send();
        Assert.Equal(10, shop.MillisecondsUntilFinished(2), Exactly);
        Assert.Equal(20, shop.MillisecondsUntilFinished(3), Exactly);
    }

    [Fact]
    public void A_worker_is_held_through_the_wait()
    {
        var shop = new Shop([Pool(workers: 1, cpuMs: 4, waitMs: 6)], [Silent("catalog.product")]);
        shop.RunPod("catalog");
        shop.Send();
        shop.Send();
        Assert.Equal(10, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(20, shop.MillisecondsUntilFinished(2), Exactly);
    }

    [Theory]
    [InlineData(null, 20.0)]
    [InlineData(4000L, 20.0)]
    [InlineData(2000L, 40.0)]
    [InlineData(1500L, 40.0)]
    public void Without_a_number_there_is_a_worker_for_each_core_that_the_pod_may_use(long? limitMillicores, double lastMs)
    {
        var shop = new Shop([Pool(workers: null, cpuMs: 10)], [Silent("catalog.product")], nodeCores: 4);
        shop.RunPod("catalog", limitMillicores);
        for (var i = 0; i < 8; i++)
            shop.Send();
        Assert.Equal(lastMs, shop.MillisecondsUntilFinished(8), Exactly);
    }

    [Fact]
    public void More_workers_than_cores_share_them()
    {
        var shop = new Shop([Pool(workers: 2, cpuMs: 10)], [Silent("catalog.product")], nodeCores: 1);
        shop.RunPod("catalog");
        for (var i = 0; i < 3; i++)
            shop.Send();
        Assert.Equal(20, shop.MillisecondsUntilFinished(2), Exactly);
        Assert.Equal(30, shop.MillisecondsUntilFinished(3), Exactly);
    }

    [Theory]
    [InlineData(4, 8.0, 10.0)]
    [InlineData(4, 4.0, 10.0)]
    [InlineData(4, 2.0, 20.0)]
    [InlineData(3, 8.0, 40.0 / 3)]
    [InlineData(1, 8.0, 40.0)]
    public void Parallel_work_uses_as_many_cores_as_it_has_threads_and_the_node_cores(int parallelism, double cores, double expectedMs)
    {
        var shop = new Shop([Module("catalog", Operation("catalog.product", cpuMs: 40) with { Parallelism = parallelism })], [Silent("catalog.product")], nodeCores: cores);
        var pod = shop.RunPod("catalog");
        shop.Send();
        Assert.Equal(expectedMs, shop.MillisecondsUntilFinished(1), 1e-4);
        Assert.Equal(0.040, shop.Engine.CpuCoreSeconds(pod), 1e-6);
    }

    [Fact]
    public void Threads_get_equal_shares_so_parallel_work_gets_more_of_a_full_pod()
    {
        // Three threads of 10 ms and one of 10 ms on two cores: each thread at half speed, all done after 20 ms.
        var shop = new Shop(
            [Module("catalog", Operation("catalog.wide", cpuMs: 30) with { Parallelism = 3 }, Operation("catalog.slim", cpuMs: 15))],
            [Silent("catalog.wide"), Silent("catalog.slim") with { Name = "others" }],
            nodeCores: 2);
        shop.RunPod("catalog");
        shop.SendTo(0);
        shop.SendTo(1);
        Assert.Equal(20, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(25, shop.MillisecondsUntilFinished(2), Exactly);
    }

    [Fact]
    public void A_higher_priority_leaves_the_queue_first_and_interrupts_nobody()
    {
        var shop = new Shop(
            [Pool(workers: 1, cpuMs: 10)],
            [Silent("catalog.product"), Silent("catalog.product") with { Name = "vip", Priority = 5 }]);
        shop.RunPod("catalog");
        shop.SendTo(0);
        shop.SendTo(0);
        shop.At(1, () => shop.SendTo(1));
        shop.At(2, () => shop.SendTo(1));
        Assert.Equal(10, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(1, shop.Engine.Entries[0].Completed);
        Assert.Equal(30, shop.MillisecondsUntilFinished(3), Exactly);
        Assert.Equal(2, shop.Engine.Entries[1].Completed);
        Assert.Equal(0.028, shop.Engine.Entries[1].Total.Maximum, 1e-9);
        Assert.Equal(40, shop.MillisecondsUntilFinished(4), Exactly);
    }

    [Fact]
    public void Calls_inherit_the_priority_of_their_request()
    {
        var shop = new Shop(
            [Module("front", Operation("front.page", steps: Step(Call("catalog.product")))), Pool(workers: 1, cpuMs: 10)],
            [Silent("front.page"), Silent("front.page") with { Name = "vip", Priority = 1 }]);
        shop.RunPod("front");
        shop.RunPod("catalog");
        for (var i = 0; i < 3; i++)
            shop.SendTo(0);
        shop.SendTo(1);
        shop.MillisecondsUntilFinished(2);
        Assert.Equal(1, shop.Engine.Entries[1].Completed);
    }

    private static Module Pool(int? workers, double cpuMs, double waitMs = 0) =>
        Module("catalog", Operation("catalog.product", cpuMs, waitMs)) with { Discipline = ServiceDiscipline.Fifo, Workers = workers };
}
