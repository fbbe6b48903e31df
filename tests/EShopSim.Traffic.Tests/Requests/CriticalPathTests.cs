using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Requests;

/// <summary>Where the time of a request goes, by hand-made schedules; that the parts add up is an invariant of every run.</summary>
public sealed class CriticalPathTests
{
    [Fact]
    public void A_request_alone_works_waits_and_does_nothing_else()
    {
        var shop = Running([Module("web", Operation("web.page", cpuMs: 7, waitMs: 5))]);

        shop.Send();
        shop.RunUntil(100);

        Assert.Equal("0:Cpu=7 0:Wait=5", Parts(shop));
    }

    [Fact]
    public void Two_on_one_core_wait_for_one_another()
    {
        var shop = Running([Module("web", Operation("web.page", cpuMs: 10))], nodeCores: 1);

        shop.Send(1);
        shop.Send(2);
        shop.RunUntil(100);

        Assert.Equal("0:Cpu=20 0:CpuWait=20", Parts(shop));
    }

    // Half a core: 50 ms of work in each period of 100 ms, then a stand-still of 50.
    [Fact]
    public void Work_beyond_the_limit_stands_still_until_the_period_ends()
    {
        var shop = Running([Module("web", Operation("web.page", cpuMs: 120))], cpuLimitMillicores: 500);

        shop.Send();
        shop.RunUntil(1000);

        Assert.Equal("0:Cpu=120 0:Throttled=100", Parts(shop));
    }

    [Fact]
    public void The_second_in_line_waits_for_the_first()
    {
        var shop = Running([Module("web", Operation("web.page", cpuMs: 10, waitMs: 20)) with { Concurrency = 1 }]);

        shop.Send(1);
        shop.Send(2);
        shop.RunUntil(100);

        Assert.Equal("0:Queue=30 0:Cpu=20 0:Wait=40", Parts(shop));
    }

    [Fact]
    public void Of_calls_at_the_same_time_the_last_one_counts_and_of_calls_in_a_row_all_do()
    {
        var shop = Running(
        [
            Module("web", Operation("web.page", cpuMs: 1, waitMs: 0, Step(Call("a.work"), Call("b.work")), Step(Call("c.work") with { Count = 2 }))),
            Module("a", Operation("a.work", waitMs: 30)),
            Module("b", Operation("b.work", cpuMs: 3, waitMs: 0, Step(Call("c.work")))),
            Module("c", Operation("c.work", cpuMs: 4)),
        ]);

        shop.Send();
        shop.RunUntil(100);

        Assert.Equal("0:Cpu=1 1:Wait=30 3:Cpu=8", Parts(shop));
    }

    [Fact]
    public void A_try_that_was_given_up_is_lost_time()
    {
        var shop = Running(
        [
            Module("web", Operation("web.page", cpuMs: 1, waitMs: 0, Step(Call("db.read") with { Timeout = TimeSpan.FromMilliseconds(15), Retries = 1 }))),
            Module("db", Operation("db.read", waitMs: 10)) with { Concurrency = 1 },
        ]);

        // The first one's call is in service for 10 ms; the second one's waits for that, then needs 10 ms itself: 5 ms too late.
        shop.Send(1);
        shop.Send(2);
        shop.RunUntil(200);

        Assert.Equal(2, shop.Engine.Totals.Completed);
        Assert.Equal("0:Cpu=2 1:Queue=5 1:Wait=20 1:Retry=15", Parts(shop));
    }

    [Fact]
    public void A_failure_is_told_where_it_began()
    {
        var shop = Running(
        [
            Module("web", Operation("web.page", cpuMs: 1, waitMs: 0, Step(Call("app.work")))),
            Module("app", Operation("app.work", cpuMs: 1, waitMs: 0, Step(Call("db.read")))),
            Module("db", Operation("db.read", waitMs: 10)) with { Concurrency = 1, QueueLimit = 0 },
        ]);

        shop.Send(1);
        shop.Send(2);
        shop.RunUntil(100);

        var entry = shop.Engine.Entries[0];
        Assert.Equal(1, entry.Failures(FailureCause.CallFailed));
        Assert.Equal(1, entry.Failures(2, FailureCause.QueueFull));
        Assert.Equal(0, entry.Failures(1, FailureCause.CallFailed));
    }

    [Fact]
    public void A_client_that_gives_up_blames_what_it_asked()
    {
        var shop = Running([Module("web", Operation("web.page", waitMs: 50))], timeoutMs: 20);

        shop.Send();
        shop.RunUntil(100);

        Assert.Equal(1, shop.Engine.Entries[0].Failures(0, FailureCause.ClientTimeout));
        Assert.Equal("", Parts(shop));
    }

    private static Shop Running(IReadOnlyList<Module> modules, double nodeCores = 8, long? cpuLimitMillicores = null, double? timeoutMs = null)
    {
        var shop = new Shop(modules, [Silent("web.page", timeoutMs)], nodeCores: nodeCores);
        foreach (var module in modules)
            shop.RunPod(module.Name, cpuLimitMillicores);
        return shop;
    }

    private static string Parts(Shop shop)
    {
        var parts = new List<string>();
        for (var module = 0; module < shop.Engine.Modules.Count; module++)
        {
            foreach (var kind in LatencyKinds.All)
            {
                if (shop.Engine.Entries[0].PathTicks(module, kind) is > 0 and var ticks)
                    parts.Add(FormattableString.Invariant($"{module}:{kind}={(double)ticks / TimeSpan.TicksPerMillisecond}"));
            }
        }

        return string.Join(' ', parts);
    }
}
