using EShopSim.Cluster;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Pods;

public sealed class ProbeVisitTests
{
    [Fact]
    public void A_pod_with_nothing_to_do_answers_at_once_and_without_an_event()
    {
        var (shop, pod, answers) = OneModule(concurrency: 1);
        var events = shop.Simulator.PendingEvents;
        Assert.Equal(ProbeAnswer.Succeeded, shop.Engine.Probe(pod, 1));
        Assert.Equal(events, shop.Simulator.PendingEvents);
        Assert.Empty(answers);
    }

    [Fact]
    public void A_probe_waits_for_its_turn_and_counts_nowhere()
    {
        var (shop, pod, answers) = OneModule(concurrency: 1);
        shop.Send();
        shop.Send();
        Assert.Equal(ProbeAnswer.Pending, shop.Engine.Probe(pod, 7));
        shop.RunUntil(100);

        // Two requests of 10 ms before it, then its own millisecond of CPU.
        Assert.Equal([(7L, true, 21.0)], answers);
        Assert.Equal(2, shop.Engine.Modules[0].Received);
        Assert.Equal(2, shop.Engine.Modules[0].Completed);
        Assert.Equal(0, shop.Engine.Modules[0].InFlight);
        Assert.Equal(2, shop.Engine.Totals.Completed);
        Assert.Equal(0.001, shop.Engine.CpuCoreSeconds(pod), 1e-12);
    }

    [Fact]
    public void A_probe_shares_the_cpu_with_the_requests()
    {
        var shop = new Shop([Module("catalog", Operation("catalog.product", cpuMs: 100))], [Silent("catalog.product")], nodeCores: 1);
        var pod = shop.RunPod("catalog");
        var answers = Answers(shop);
        for (ulong i = 0; i < 9; i++)
            shop.Send(i);
        Assert.Equal(ProbeAnswer.Pending, shop.Engine.Probe(pod, 1));
        shop.RunUntil(2000);
        Assert.Equal([(1L, true, 10.0)], answers);
    }

    [Fact]
    public void A_full_queue_refuses_the_probe_as_it_refuses_requests()
    {
        var (shop, pod, answers) = OneModule(concurrency: 1, queue: 1);
        shop.Send();
        shop.Send();
        Assert.Equal(ProbeAnswer.Failed, shop.Engine.Probe(pod, 1));
        shop.RunUntil(100);
        Assert.Empty(answers);
    }

    [Fact]
    public void A_probe_in_a_process_that_is_killed_fails()
    {
        var (shop, pod, answers) = OneModule(concurrency: 1);
        shop.Send();
        shop.Engine.Probe(pod, 3);
        shop.At(5, () => shop.Engine.Stopped(pod, silently: false));
        Assert.Equal([(3L, false, 5.0)], answers);
        Assert.Equal(ProbeAnswer.Failed, shop.Engine.Probe(pod, 4));
        Assert.Equal(0, shop.Engine.Plane.Visits.InUse);
    }

    [Fact]
    public void Probes_change_nothing_about_what_requests_ask_for()
    {
        var with = Demands(probes: true);
        Assert.NotEmpty(with);
        Assert.Equal(Demands(probes: false), with);
    }

    [Fact]
    public void A_working_set_beyond_the_limit_of_the_main_container_is_reported_once()
    {
        var shop = new Shop(
            [Module("catalog", Operation("catalog.product", waitMs: 10)) with { BaseMemoryBytes = 100, MemoryPerRequestBytes = 50 }],
            [Silent("catalog.product")]);
        var pod = shop.RunPod("catalog", memoryLimitBytes: 200);
        var killed = new List<long>();
        shop.Engine.RanOutOfMemory = p =>
        {
            killed.Add(shop.Engine.MemoryBytes(p));
            shop.Engine.Stopped(p, silently: false);
        };
        shop.Send();
        shop.Send();
        Assert.Equal(200, shop.Engine.MemoryBytes(pod));
        Assert.Empty(killed);
        shop.Send();
        Assert.Equal([250], killed);
        Assert.Equal(3, shop.Engine.Entries[0].Failures(FailureCause.PodStopped));
        Assert.Equal(0, shop.Engine.Plane.Visits.InUse);
        Assert.False(shop.Engine.LacksMemoryIdle(pod));
    }

    [Fact]
    public void A_process_that_needs_more_than_its_limit_cannot_come_up()
    {
        var shop = new Shop([Module("catalog", Operation("catalog.product")) with { BaseMemoryBytes = 201 }], [Silent("catalog.product")]);
        Assert.True(shop.Engine.LacksMemoryIdle(shop.RunPod("catalog", memoryLimitBytes: 200)));
        Assert.False(shop.Engine.LacksMemoryIdle(shop.RunPod("catalog", memoryLimitBytes: null, revision: 2)));
    }

    private static List<(ulong, long)> Demands(bool probes)
    {
        var shop = new Shop([Module("catalog", Operation("catalog.product", cpuMs: 5)) with { Concurrency = 2 }], [Poisson("catalog.product", perSecond: 300, seconds: 2)]);
        var pod = shop.RunPod("catalog");
        var seen = new List<(ulong, long)>();
        shop.Engine.Plane.Service.Began = (key, operation, cpu, _) =>
        {
            if (!shop.Engine.Plane.Graph.IsProbe(operation))
                seen.Add((key, cpu));
        };
        shop.Engine.Start();
        for (var ms = 100; ms <= 4000; ms += 100)
        {
            shop.RunUntil(ms);
            if (probes)
                shop.Engine.Probe(pod, ms);
        }

        return [.. seen.OrderBy(demand => demand.Item1)];
    }

    private static (Shop Shop, Pod Pod, List<(long Ticket, bool Succeeded, double At)> Answers) OneModule(int concurrency, int? queue = null)
    {
        var shop = new Shop([Module("catalog", Operation("catalog.product", waitMs: 10)) with { Concurrency = concurrency, QueueLimit = queue }], [Silent("catalog.product")]);
        var pod = shop.RunPod("catalog");
        return (shop, pod, Answers(shop));
    }

    private static List<(long, bool, double)> Answers(Shop shop)
    {
        var answers = new List<(long, bool, double)>();
        shop.Engine.ProbeAnswered = (_, ticket, succeeded) => answers.Add((ticket, succeeded, Math.Round(shop.Simulator.Now.TotalSeconds * 1000, 6)));
        return answers;
    }
}
