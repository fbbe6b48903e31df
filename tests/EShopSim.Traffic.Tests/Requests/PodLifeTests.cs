using EShopSim.Cluster;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Requests;

public sealed class PodLifeTests
{
    [Fact]
    public void A_terminating_pod_serves_what_still_arrives_and_says_when_it_has_nothing_left()
    {
        var (shop, pod) = OneModule(waitMs: 10);
        var idle = new List<(string Pod, double At)>();
        shop.Engine.BecameIdle = p => idle.Add((p.Name, shop.Simulator.Now.TotalSeconds * 1000));
        shop.Send();
        shop.At(5, () => shop.Engine.Terminating(pod));
        shop.At(8, () => shop.Send());
        Assert.False(shop.Engine.IsIdle(pod));
        shop.RunUntil(100);
        Assert.Equal([(pod.Name, 18.0)], idle);
        Assert.True(shop.Engine.IsIdle(pod));
        Assert.Equal(2, shop.Engine.Totals.Completed);
    }

    [Fact]
    public void A_pod_may_be_stopped_by_whoever_hears_that_it_is_idle()
    {
        var (shop, pod) = OneModule(waitMs: 10, concurrency: 1);
        var stopped = 0;
        shop.Engine.BecameIdle = p =>
        {
            stopped++;
            shop.Engine.Stopped(p, silently: false);
            shop.Engine.EndpointRemoved(p);
        };
        shop.Send();
        shop.Send();
        shop.Engine.Terminating(pod);
        shop.RunUntil(100);
        Assert.Equal(1, stopped);
        Assert.Equal(2, shop.Engine.Totals.Completed);
    }

    [Fact]
    public void A_pod_that_is_not_terminating_is_not_reported_idle()
    {
        var (shop, _) = OneModule(waitMs: 10);
        shop.Engine.BecameIdle = _ => Assert.Fail("nobody asked");
        shop.Send();
        shop.RunUntil(100);
        Assert.Equal(1, shop.Engine.Totals.Completed);
    }

    [Fact]
    public void A_killed_pod_fails_all_it_has_queued_and_in_service()
    {
        var (shop, pod) = OneModule(waitMs: 10, concurrency: 1);
        shop.Send();
        shop.Send();
        shop.At(5, () => shop.Engine.Stopped(pod, silently: false));
        Assert.Equal(2, shop.Engine.Entries[0].Failures(FailureCause.PodStopped));
        Assert.Equal(2, shop.Engine.Modules[0].Failed);

        // The proxies have not noticed yet: refused.
        shop.At(6, () => shop.Send());
        Assert.Equal(3, shop.Engine.Entries[0].Failures(FailureCause.PodStopped));
        shop.At(7, () => shop.Engine.EndpointRemoved(pod));
        shop.Send();
        Assert.Equal(1, shop.Engine.Entries[0].Failures(FailureCause.NoEndpoints));
        shop.RunUntil(100);
        Assert.Equal(0, shop.Engine.Plane.Calls.InUse);
    }

    [Fact]
    public void CPU_work_of_a_killed_pod_stops_and_stays_accounted()
    {
        var (shop, pod) = OneModule(waitMs: 0, cpuMs: 10);
        shop.Send();
        shop.At(4, () => shop.Engine.Stopped(pod, silently: false));
        shop.RunUntil(100);
        Assert.Equal(0.004, shop.Engine.CpuCoreSeconds(pod), 1e-12);
        Assert.Equal(0.004, shop.Engine.Modules[0].CpuCoreSeconds, 1e-12);
    }

    [Fact]
    public void A_caller_may_try_again_at_another_pod()
    {
        var (shop, _, stock) = TwoModules(Call("stock.item") with { Retries = 1 });
        shop.Send();
        shop.At(5, () =>
        {
            shop.Engine.EndpointRemoved(stock);
            shop.RunPod("stock");
            shop.Engine.Stopped(stock, silently: false);
        });
        Assert.Equal(15, shop.MillisecondsUntilFinished(1), 1e-9);
        Assert.Equal(1, shop.Engine.Totals.Completed);
    }

    [Fact]
    public void A_killed_caller_leaves_its_callees_working_unheard()
    {
        var (shop, front, _) = TwoModules(Call("stock.item"));
        shop.Send();
        shop.At(5, () => shop.Engine.Stopped(front, silently: false));
        Assert.Equal(1, shop.Engine.Totals.Failed);
        Assert.Equal(1, shop.Engine.Modules[1].InFlight);
        shop.RunUntil(10);
        Assert.Equal(1, shop.Engine.Modules[1].Completed);
        Assert.Equal(0, shop.Engine.Plane.Calls.InUse);
    }

    [Fact]
    public void A_dead_machine_answers_nobody_and_clients_without_a_timeout_hang_for_ever()
    {
        var (shop, pod) = OneModule(waitMs: 10);
        shop.Send();
        shop.At(5, () => shop.Engine.Stopped(pod, silently: true));
        shop.At(6, () => shop.Send());
        shop.RunUntil(1_000_000);
        Assert.Equal(2, shop.Engine.Totals.InFlight);
        Assert.Equal(0, shop.Engine.Modules[0].InFlight);
        Assert.Equal(2, shop.Engine.Modules[0].Failed);
    }

    [Fact]
    public void Clients_of_a_dead_machine_wait_until_they_give_up()
    {
        var (shop, pod) = OneModule(waitMs: 10, clientTimeoutMs: 2000);
        shop.Send();
        shop.At(5, () => shop.Engine.Stopped(pod, silently: true));
        shop.At(6, () => shop.Send());
        Assert.Equal(2000, shop.MillisecondsUntilFinished(1), 1e-9);
        Assert.Equal(2006, shop.MillisecondsUntilFinished(2), 1e-9);
        Assert.Equal(2, shop.Engine.Entries[0].Failures(FailureCause.ClientTimeout));
    }

    [Fact]
    public void A_call_timeout_finds_another_pod_when_a_machine_died()
    {
        var (shop, _, stock) = TwoModules(Call("stock.item") with { Retries = 1, Timeout = TimeSpan.FromMilliseconds(300) });
        shop.Send();
        shop.At(5, () => shop.Engine.Stopped(stock, silently: true));
        shop.At(200, () =>
        {
            shop.Engine.EndpointRemoved(stock);
            shop.RunPod("stock");
        });
        Assert.Equal(310, shop.MillisecondsUntilFinished(1), 1e-9);
        Assert.Equal(1, shop.Engine.Totals.Completed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_caller_of_a_dead_machine_holds_its_place_until_the_client_gives_up(bool diesBefore)
    {
        var (shop, front, stock) = TwoModules(Call("stock.item"), clientTimeoutMs: 1000);
        if (diesBefore)
            shop.Engine.Stopped(stock, silently: true);
        shop.Send();
        if (!diesBefore)
            shop.At(5, () => shop.Engine.Stopped(stock, silently: true));
        shop.RunUntil(999);
        Assert.Equal(1, shop.Engine.Modules[0].InFlight);
        Assert.False(shop.Engine.IsIdle(front));
        shop.RunUntil(1000);
        Assert.Equal(0, shop.Engine.Modules[0].InFlight);
        Assert.True(shop.Engine.IsIdle(front));
        Assert.Equal(0, shop.Engine.Plane.Calls.InUse);
    }

    [Fact]
    public void A_caller_that_nobody_waits_for_any_more_is_let_go_when_it_meets_a_dead_machine()
    {
        var (shop, front, stock) = TwoModules(Call("stock.item"), clientTimeoutMs: 5, frontWaitMs: 50);
        shop.Send();
        shop.At(20, () => shop.Engine.Stopped(stock, silently: true));
        shop.RunUntil(49);
        Assert.Equal(1, shop.Engine.Modules[0].InFlight);
        shop.RunUntil(50);
        Assert.True(shop.Engine.IsIdle(front));
        Assert.Equal(0, shop.Engine.Plane.Visits.InUse);
    }

    [Fact]
    public void Hours_of_timeouts_at_a_dead_machine_leave_nothing_behind()
    {
        var shop = new Shop(
            [Module("front", Operation("front.page", cpuMs: 1, steps: Step(Call("stock.item")))), Module("stock", Operation("stock.item", waitMs: 1))],
            [Poisson("front.page", perSecond: 20, seconds: 3600, timeoutMs: 500)]);
        shop.RunPod("front");
        shop.Engine.Stopped(shop.RunPod("stock"), silently: true);
        shop.Engine.Start();
        for (var minute = 1; minute <= 60; minute++)
            shop.RunUntil(minute * 60_000);
        Assert.InRange(shop.Engine.Plane.Calls.Capacity, 1, 64);
        Assert.InRange(shop.Engine.Plane.Visits.Capacity, 1, 64);
        shop.RunUntil(3_700_000);
        Assert.Equal(0, shop.Engine.Plane.Calls.InUse);
        Assert.Equal(shop.Engine.Totals.Arrived, shop.Engine.Entries[0].Failures(FailureCause.ClientTimeout));
    }

    [Fact]
    public void Containers_that_start_again_are_found_at_the_same_address()
    {
        var (shop, pod) = OneModule(waitMs: 10);
        shop.Engine.Stopped(pod, silently: false);
        shop.At(5, () => shop.Engine.Started(pod));
        shop.Send();
        Assert.Equal(15, shop.MillisecondsUntilFinished(1), 1e-9);
        Assert.Equal(1, shop.Engine.Totals.Completed);
        Assert.Equal(1, shop.Engine.RequestsReceived(pod));
    }

    private static (Shop Shop, Pod Pod) OneModule(double waitMs, int? concurrency = null, double? clientTimeoutMs = null, double cpuMs = 0)
    {
        var shop = new Shop(
            [Module("catalog", Operation("catalog.product", cpuMs, waitMs)) with { Concurrency = concurrency }],
            [Silent("catalog.product", clientTimeoutMs)]);
        return (shop, shop.RunPod("catalog"));
    }

    private static (Shop Shop, Pod Front, Pod Stock) TwoModules(Description.Call call, double? clientTimeoutMs = null, double frontWaitMs = 0)
    {
        var shop = new Shop(
            [Module("front", Operation("front.page", waitMs: frontWaitMs, steps: Step(call))), Module("stock", Operation("stock.item", waitMs: 10))],
            [Silent("front.page", clientTimeoutMs)]);
        return (shop, shop.RunPod("front"), shop.RunPod("stock"));
    }
}
