using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Requests;

/// <summary>Calls with constant times, worked out by hand in milliseconds.</summary>
public sealed class CallTests
{
    private const double Exactly = 1e-9;

    [Fact]
    public void Steps_follow_one_another_and_each_lasts_as_long_as_its_slowest_call()
    {
        var shop = NewShop(Step(Call("stock.fast"), Call("stock.slow")), Step(Call("stock.fast")));
        shop.Send();

        // 1 ms of CPU, then max(3, 10), then 3.
        Assert.Equal(14, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(4, shop.Engine.Totals.Calls);
    }

    [Fact]
    public void A_count_repeats_a_call_in_sequence_while_its_neighbours_run_beside_it()
    {
        var shop = NewShop(Step(Call("stock.fast") with { Count = 5 }, Call("stock.slow")));
        shop.Send();
        Assert.Equal(16, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(7, shop.Engine.Totals.Calls);
    }

    [Fact]
    public void A_call_is_made_as_often_as_its_probability_says()
    {
        var shop = NewShop(Step(Call("stock.fast") with { Probability = 0.3 }));
        const int Requests = 20_000;
        for (var i = 0; i < Requests; i++)
            shop.Send((ulong)i);
        shop.MillisecondsUntilFinished(Requests);
        double made = shop.Engine.Modules[1].Received;

        // Four standard deviations of the binomial.
        Assert.Equal(0.3, made / Requests, 4 * Math.Sqrt(0.3 * 0.7 / Requests));
    }

    [Fact]
    public void Thousands_of_instant_calls_in_a_row_need_no_stack()
    {
        var shop = new Shop(
            [Module("front", Operation("front.page", steps: Step(Call("stock.none") with { Count = 200_000 }))), Module("stock", Operation("stock.none"))],
            [Silent("front.page")]);
        shop.RunPod("front");
        shop.RunPod("stock");
        shop.Send();
        Assert.Equal(1, shop.Engine.Totals.Completed);
        Assert.Equal(200_001, shop.Engine.Totals.Calls);
    }

    [Fact]
    public void A_timed_out_try_is_tried_again_and_the_callee_works_on()
    {
        var shop = NewShop(Step(Call("stock.slow") with { Timeout = TimeSpan.FromMilliseconds(4), Retries = 2 }));
        shop.Send();

        // 1 ms of CPU, then three tries of 4 ms each; the last one ends at 9 + 10.
        Assert.Equal(13, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(1, shop.Engine.Entries[0].Failures(FailureCause.CallTimeout));
        Assert.Equal(2, shop.Engine.Modules[1].InFlight);
        shop.RunUntil(18.9);
        Assert.Equal(1, shop.Engine.Modules[1].InFlight);
        shop.RunUntil(19);
        Assert.Equal(3, shop.Engine.Modules[1].Completed);
        Assert.Equal(0, shop.Engine.Plane.Calls.InUse);
    }

    [Fact]
    public void An_answer_at_the_very_deadline_is_in_time()
    {
        var shop = NewShop(Step(Call("stock.slow") with { Timeout = TimeSpan.FromMilliseconds(10) }));
        shop.Send();
        Assert.Equal(11, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(1, shop.Engine.Totals.Completed);
    }

    [Fact]
    public void A_failed_call_fails_the_operation_at_once_and_its_neighbours_work_on_unheard()
    {
        var shop = NewShop(Step(Call("stock.slow"), Call("absent.thing") with { Retries = 3 }));
        shop.Send();
        Assert.Equal(1, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(1, shop.Engine.Entries[0].Failures(FailureCause.CallFailed));
        Assert.Equal(4, shop.Engine.Modules[2].Failed);
        Assert.Equal(1, shop.Engine.Modules[0].Failed);
        shop.RunUntil(11);
        Assert.Equal(1, shop.Engine.Modules[1].Completed);
        Assert.Equal(0, shop.Engine.Plane.Calls.InUse);
    }

    [Fact]
    public void A_client_that_gives_up_leaves_the_work_to_be_done_for_nobody()
    {
        var shop = NewShop(clientTimeoutMs: 5, Step(Call("stock.slow")), Step(Call("stock.fast")));
        shop.Send();
        Assert.Equal(5, shop.MillisecondsUntilFinished(1), Exactly);
        Assert.Equal(1, shop.Engine.Entries[0].Failures(FailureCause.ClientTimeout));
        Assert.Equal(0, shop.Engine.Entries[0].Total.Count);
        shop.RunUntil(100);
        Assert.Equal(2, shop.Engine.Modules[1].Completed);
        Assert.Equal(1, shop.Engine.Modules[0].Completed);
        Assert.Equal(0, shop.Engine.Entries[0].Completed);
    }

    [Fact]
    public void Operations_that_call_themselves_are_refused()
    {
        var front = Module("front", Operation("front.page", steps: Step(Call("front.part"))), Operation("front.part", steps: Step(Call("front.page"))));
        Assert.Throws<ArgumentException>(() => new Shop([front], [Silent("front.page")]));
    }

    [Fact]
    public void A_call_of_an_unknown_operation_is_refused()
    {
        var front = Module("front", Operation("front.page", steps: Step(Call("front.part"))));
        Assert.Throws<ArgumentException>(() => new Shop([front], [Silent("front.page")]));
    }

    [Fact]
    public void A_module_either_serves_requests_or_replays_a_demand()
    {
        var front = Module("front", Operation("front.page")) with { CpuDemand = new Description.CpuDemand([new(TimeSpan.Zero, 1)]) };
        Assert.Throws<ArgumentException>(() => new Shop([front], [Silent("front.page")]));
    }

    private static Shop NewShop(params Description.CallStep[] steps) => NewShop(null, steps);

    private static Shop NewShop(double? clientTimeoutMs, params Description.CallStep[] steps)
    {
        var shop = new Shop(
            [
                Module("front", Operation("front.page", cpuMs: 1, steps: steps)),
                Module("stock", Operation("stock.fast", waitMs: 3), Operation("stock.slow", waitMs: 10)),
                Module("absent", Operation("absent.thing")),
            ],
            [Silent("front.page", clientTimeoutMs)],
            nodeCores: 100_000);
        shop.RunPod("front");
        shop.RunPod("stock");
        return shop;
    }
}
