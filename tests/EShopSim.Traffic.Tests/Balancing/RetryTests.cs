using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Balancing;

/// <summary>What callers do about slow and failing pods, worked out by hand in milliseconds.</summary>
public sealed class RetryTests
{
    private const double Exactly = 1e-9;

    [Fact]
    public void A_retry_waits_its_back_off_and_the_whole_call_has_one_time_limit()
    {
        // Nobody is there: the first try fails at 1 ms, retries after at most 25, 75, 175 ms; the limit is 200.
        var shop = NewShop(Call("absent.thing") with { Retry = new RetryPolicy { Attempts = 9 }, Timeout = Ms(200) });
        shop.Send();
        Assert.Equal(201, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(1, shop.Engine.Entries[0].Failures(FailureCause.CallTimeout));
        Assert.InRange(shop.Engine.Modules[2].Received, 3, 8);
        Assert.Equal(shop.Engine.Modules[2].Received - 1, shop.Engine.Modules[2].Retries);
        AssertNothingIsHeld(shop);
    }

    [Fact]
    public void Back_offs_are_uniform_up_to_their_limit()
    {
        var shop = NewShop(Call("absent.thing") with { Retry = new RetryPolicy { Attempts = 1 } });
        const int Requests = 4_000;
        var tally = new Tally();
        for (var i = 0; i < Requests; i++)
        {
            var start = shop.Simulator.Now.TotalSeconds * 1000;
            shop.Send((ulong)i);
            tally.Add(shop.MillisecondsUntilFinished(i + 1) - start - 1);
        }

        Assert.Equal(12.5, tally.Mean, 4 * 25 / Math.Sqrt(12.0 * Requests));
        Assert.InRange(tally.Maximum, 24.5, 25);
    }

    [Fact]
    public void Each_try_has_its_own_time_and_zero_back_off_tries_at_once()
    {
        var retry = new RetryPolicy { Attempts = 2, PerTryTimeout = Ms(4), BackoffBase = TimeSpan.Zero };
        var shop = NewShop(Call("stock.slow") with { Retry = retry });
        shop.Send();
        Assert.Equal(13, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(3, shop.Engine.Modules[1].Received);
        Assert.Equal(1, shop.Engine.Entries[0].Failures(FailureCause.CallTimeout));
    }

    [Theory]
    [InlineData(RetryOn.ConnectFailure, 3)]
    [InlineData(RetryOn.Unavailable, 3)]
    [InlineData(RetryOn.Reset | RetryOn.Timeout | RetryOn.ServerError, 1)]
    public void Only_the_failures_that_are_named_are_tried_again(RetryOn on, long tries)
    {
        var shop = NewShop(Call("absent.thing") with { Retry = new RetryPolicy { Attempts = 2, On = on } });
        shop.Send();
        shop.MillisecondsUntilFinished(1);
        Assert.Equal(tries, shop.Engine.Modules[2].Received);
    }

    [Fact]
    public void A_budget_stops_the_retries_of_the_many()
    {
        var budget = new RetryBudget { Ratio = 0.2, MinPerSecond = 0 };
        var shop = NewShop(Call("absent.thing") with { Retry = new RetryPolicy { Attempts = 3, BackoffBase = TimeSpan.Zero, Budget = budget } });
        for (var i = 0; i < 1000; i++)
            shop.Send((ulong)i);
        shop.MillisecondsUntilFinished(1000);
        Assert.Equal(200, shop.Engine.Modules[2].Retries);
        Assert.InRange(shop.Engine.Modules[2].RetriesDenied, 800, 1000);
    }

    [Fact]
    public void A_call_gets_no_more_time_than_its_caller_has_and_expired_work_is_stopped()
    {
        // The client waits 8 ms; front spends 1 and then waits for stock's 10. At 8 both stop, and the second call is never made.
        Description.Module[] modules =
        [
            Module("front", Operation("front.page", cpuMs: 1, steps: [Step(Call("stock.slow")), Step(Call("stock.slow"))])) with { PropagatesDeadlines = true, CancelsAbandonedWork = true },
            Module("stock", Operation("stock.slow", waitMs: 10)) with { CancelsAbandonedWork = true },
        ];
        var shop = new Shop(modules, [Silent("front.page", timeoutMs: 8)]);
        shop.RunPod("front");
        shop.RunPod("stock");
        shop.Send();
        Assert.Equal(8, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(0, shop.Engine.Modules[0].InFlight + shop.Engine.Modules[1].InFlight);
        shop.RunUntil(100);
        Assert.Equal(1, shop.Engine.Modules[1].Received);
        Assert.Equal(1, shop.Engine.Modules[1].Failed);
        AssertNothingIsHeld(shop);
    }

    [Fact]
    public void Work_that_is_abandoned_but_not_stopped_makes_no_further_calls_where_deadlines_are_passed_on()
    {
        var front = Module("front", Operation("front.page", cpuMs: 1, steps: [Step(Call("stock.slow")), Step(Call("stock.slow"))])) with { PropagatesDeadlines = true };
        var shop = new Shop([front, Module("stock", Operation("stock.slow", waitMs: 10))], [Silent("front.page", timeoutMs: 8)]);
        shop.RunPod("front");
        shop.RunPod("stock");
        shop.Send();
        shop.RunUntil(100);
        Assert.Equal(1, shop.Engine.Modules[1].Received);
        Assert.Equal(1, shop.Engine.Modules[1].Completed);
        Assert.Equal(1, shop.Engine.Modules[0].Failed);
        AssertNothingIsHeld(shop);
    }

    [Fact]
    public void Work_that_is_stopped_leaves_the_queue_at_once_and_the_CPU_after_its_burst()
    {
        var back = Module("back", Operation("back.part", cpuMs: 10, waitMs: 50)) with { Concurrency = 1, CancelsAbandonedWork = true };
        var shop = new Shop([back], [Silent("back.part", timeoutMs: 4)]);
        shop.RunPod("back");
        shop.Send(1);
        shop.Send(2);
        shop.RunUntil(5);
        Assert.Equal(1, shop.Engine.Modules[0].InFlight);
        shop.RunUntil(10);
        Assert.Equal(0, shop.Engine.Modules[0].InFlight);
        Assert.Equal(0.010, shop.Engine.Modules[0].CpuCoreSeconds, 1e-9);
    }

    [Fact]
    public void A_hedge_goes_out_beside_a_slow_try_and_the_first_answer_counts()
    {
        // The first try lands on a pod that stands still; the hedge, 5 ms later, answers after 3.
        var stock = Module("stock", Operation("stock.fast", waitMs: 3)) with { Balancing = new LoadBalancing { Policy = BalancingPolicy.RoundRobin } };
        var shop = new Shop([Module("front", Operation("front.page", steps: Step(Call("stock.fast") with { Hedge = new HedgePolicy(Ms(5)) }))), stock], [Silent("front.page")]);
        shop.RunPod("front");
        var pods = new[] { shop.RunPod("stock"), shop.RunPod("stock") };
        shop.Send(1);
        Assert.Equal(3, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(0, shop.Engine.Modules[1].Hedges);
        var next = pods.Single(pod => shop.Engine.RequestsReceived(pod) == 0);
        shop.Engine.Stopped(next, silently: true);
        shop.Send(2);
        Assert.Equal(3 + 5 + 3, shop.MillisecondsUntilFinished(2), Exactly);
        Assert.Equal(1, shop.Engine.Modules[1].Hedges);
        Assert.Equal(2, shop.Engine.Totals.Completed);
        AssertNothingIsHeld(shop);
    }

    [Fact]
    public void A_hedge_that_loses_works_on_unheard()
    {
        var shop = NewShop(Call("stock.slow") with { Hedge = new HedgePolicy(Ms(2), Max: 3) });
        shop.Send();
        Assert.Equal(11, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(3, shop.Engine.Modules[1].Hedges);
        shop.RunUntil(100);
        Assert.Equal(4, shop.Engine.Modules[1].Completed);
        AssertNothingIsHeld(shop);
    }

    [Theory, InlineData(0.3, 2), InlineData(0.5, 3), InlineData(0.9, 1)]
    public void Retries_multiply_the_load_as_the_geometric_sum_says(double failing, int retries)
    {
        // Tries fail independently, by injected faults; expected tries per request: (1 − f^(R+1)) / (1 − f).
        var stock = Module("stock", Operation("stock.fast", waitMs: 3, steps: Step(Call("absent.thing") with { Probability = failing })));
        var shop = new Shop(
            [Module("front", Operation("front.page", steps: Step(Call("stock.fast") with { Retry = new RetryPolicy { Attempts = retries } }))), stock, Module("absent", Operation("absent.thing"))],
            [Silent("front.page")]);
        shop.RunPod("front");
        shop.RunPod("stock");
        const int Requests = 20_000;
        for (var i = 0; i < Requests; i++)
            shop.Send(RandomStreams.Mix(17, (ulong)i));
        shop.MillisecondsUntilFinished(Requests);
        var expected = (1 - Math.Pow(failing, retries + 1)) / (1 - failing);
        var square = Enumerable.Range(1, retries + 1).Sum(n => n * n * (n <= retries ? Math.Pow(failing, n - 1) * (1 - failing) : Math.Pow(failing, retries)));
        Assert.Equal(expected, (double)shop.Engine.Modules[1].Received / Requests, 2.576 * Math.Sqrt((square - (expected * expected)) / Requests));
    }

    private static Shop NewShop(Description.Call call)
    {
        var shop = new Shop(
            [
                Module("front", Operation("front.page", cpuMs: 1, steps: Step(call))),
                Module("stock", Operation("stock.fast", waitMs: 3), Operation("stock.slow", waitMs: 10)),
                Module("absent", Operation("absent.thing")),
            ],
            [Silent("front.page")],
            nodeCores: 100_000);
        shop.RunPod("front");
        shop.RunPod("stock");
        return shop;
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static void AssertNothingIsHeld(Shop shop)
    {
        Assert.Equal(0, shop.Engine.Plane.Calls.InUse);
        Assert.Equal(0, shop.Engine.Plane.Visits.InUse);
        Assert.Equal(0, shop.Engine.Plane.Pursuits.InUse);
        Assert.Equal(0, shop.Engine.Plane.Attempts.InUse);
    }
}
