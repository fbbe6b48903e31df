using EShopSim.Engine;
using EShopSim.Traffic.Clients;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Clients;

public sealed class SessionTests
{
    private static readonly ConstantDistribution None = new(0);

    /// <summary>Browses on with 60 %, orders with 10 %, leaves otherwise; an order ends the session.</summary>
    internal static Journey BrowseAndBuy(Distribution think) => new(
        [
            new JourneyStep("browse", "catalog.a", think, [new JourneyTurn(0, 0.6), new JourneyTurn(1, 0.1)]),
            new JourneyStep("order", "catalog.a", think, []),
        ],
        [1, 0])
    { Goal = 1 };

    [Fact]
    public void Sessions_go_the_ways_of_their_chain()
    {
        var shop = Open(BrowseAndBuy(new ExponentialDistribution(1)));
        shop.RunUntil(4_200_000);
        var meter = Assert.Single(shop.Engine.Sessions);
        Assert.Equal(0, meter.Active);
        Assert.Equal((meter.Started, 0), (meter.Finished, meter.Abandoned));

        // Absorbing chain: 1/(1-0.6) = 2.5 pages browsed, 0.1/0.4 orders.
        var orders = meter.Goals / (double)meter.Started;
        Assert.Equal(0.25, orders, 4 * Math.Sqrt(0.25 * 0.75 / meter.Started));
        Assert.Equal(2.5 + orders, shop.Engine.Totals.Arrived / (double)meter.Started, 4 * Math.Sqrt(0.6 / 0.16 / meter.Started));
    }

    [Fact]
    public void The_same_session_goes_the_same_way_in_another_shop()
    {
        var quick = Keys(waitMs: 1);
        var slow = Keys(waitMs: 700);
        Assert.True(quick.Count > 2000, "the comparison needs requests");
        Assert.Equal(quick, slow);
    }

    [Fact]
    public void Impatient_users_leave_after_a_slow_answer()
    {
        var journey = BrowseAndBuy(None) with { Patience = new Patience { Slow = TimeSpan.FromMilliseconds(500), LeaveWhenSlow = 0.5 } };
        var shop = Open(journey, waitMs: 501);
        shop.RunUntil(4_200_000);
        var meter = shop.Engine.Sessions[0];

        // Half leave at each page: browsing goes on with 0.3, so 1/0.7 pages browsed and 0.05/0.7 reach the order; of 1/0.7 · 0.5 + 0.05/0.7 · 0.5 abandon.
        Assert.Equal((0.5 / 0.7) + (0.5 * 0.05 / 0.7), meter.Abandoned / (double)meter.Started, 0.02);
        Assert.Equal(meter.Started, meter.Finished + meter.Abandoned);
        shop = Open(journey, waitMs: 499);
        shop.RunUntil(4_200_000);
        Assert.Equal(0, shop.Engine.Sessions[0].Abandoned);
    }

    [Fact]
    public void A_failed_page_ends_the_session_of_who_is_told_to_leave()
    {
        var journey = BrowseAndBuy(new ConstantDistribution(1)) with { Patience = new Patience { LeaveWhenFailed = 1 } };
        var shop = Open(journey, waitMs: 10, timeoutMs: 5);
        shop.RunUntil(4_200_000);
        var meter = shop.Engine.Sessions[0];
        Assert.Equal((meter.Started, 0, 0), (meter.Abandoned, meter.Finished, meter.Goals));
        Assert.Equal(meter.Started, shop.Engine.Totals.Failed);
    }

    [Fact]
    public void Retries_count_as_offered_again_and_end_after_the_last()
    {
        var source = Poisson("catalog.a", 10, 1000, timeoutMs: 5) with { Retries = new ClientRetries(3, new ConstantDistribution(1)) };
        var shop = new Shop([Module("catalog", Operation("catalog.a", waitMs: 10))], [source]);
        shop.RunPod("catalog");
        shop.Engine.Start();
        shop.RunUntil(1_100_000);
        var entry = shop.Engine.Entries[0];
        Assert.Equal(4 * (entry.Offered - entry.Retried), entry.Offered);
        Assert.Equal(entry.Offered, entry.Failed);
    }

    [Fact]
    public void Retries_leave_the_first_tries_as_they_were()
    {
        static List<(long, ulong)> FirstTries(ClientRetries? retries)
        {
            var shop = new Shop([Module("catalog", Operation("catalog.a", waitMs: 10))], [Poisson("catalog.a", 10, 100, timeoutMs: 5) with { Retries = retries }]);
            shop.RunPod("catalog");
            var first = new List<(long, ulong)>();
            shop.Engine.Plane.Desk.Arrived = (_, key) => first.Add((shop.Simulator.Now.Ticks, key));
            shop.Engine.Start();
            shop.RunUntil(200_000);
            return first;
        }

        var without = FirstTries(null);
        var with = FirstTries(new ClientRetries(1, new ConstantDistribution(0.1)));
        Assert.Equal(2 * without.Count, with.Count);
        Assert.Empty(without.Except(with));
    }

    [Fact]
    public void A_budget_keeps_retries_in_proportion()
    {
        var source = Poisson("catalog.a", 100, 1000, timeoutMs: 5) with { Retries = new ClientRetries(3, new ConstantDistribution(0.05)) { Budget = 0.1 } };
        var shop = new Shop([Module("catalog", Operation("catalog.a", waitMs: 10))], [source]);
        shop.RunPod("catalog");
        shop.Engine.Start();
        shop.RunUntil(1_100_000);
        var entry = shop.Engine.Entries[0];
        Assert.Equal(0.1, entry.Retried / (double)(entry.Offered - entry.Retried), 1e-4);
    }

    [Fact]
    public void A_circle_without_request_or_pause_is_refused()
    {
        var journey = new Journey([new JourneyStep("a", null, None, [new JourneyTurn(1, 1)]), new JourneyStep("b", null, None, [new JourneyTurn(0, 0.5)])], [1, 0]);
        Assert.Contains("leads back to itself", Assert.Throws<ArgumentException>(() => new JourneyPlan(journey, _ => 0)).Message, StringComparison.Ordinal);
    }

    private static List<(int, ulong)> Keys(double waitMs)
    {
        var shop = Open(BrowseAndBuy(new ExponentialDistribution(1)), waitMs);
        var keys = new List<(int, ulong)>();
        shop.Engine.Plane.Desk.Arrived = (plan, key) => keys.Add((plan, key));
        shop.RunUntil(300_000);
        shop.Engine.EndTraffic("clients");
        shop.RunUntil(600_000);
        keys.Sort();
        return keys;
    }

    private static Shop Open(Journey journey, double waitMs = 10, double? timeoutMs = null)
    {
        var source = new TrafficSource("clients", [], RateCurve.Constant(5, TimeSpan.FromSeconds(4000)))
        {
            Journey = journey,
            Timeout = timeoutMs is { } limit ? TimeSpan.FromMilliseconds(limit) : null,
        };
        var shop = new Shop([Module("catalog", Operation("catalog.a", waitMs: waitMs))], [source], seed: 3);
        shop.RunPod("catalog");
        shop.Engine.Start();
        return shop;
    }
}
