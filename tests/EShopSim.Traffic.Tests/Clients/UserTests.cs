using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Clients;

public sealed class UserTests
{
    private static readonly ConstantDistribution None = new(0);

    [Fact]
    public void Users_ask_one_after_the_other_and_pause_between()
    {
        // A request takes 100 ms and a pause 400 ms: each of three users asks twice a second.
        var shop = new Shop([Catalog()], [Users([Stage(0, 10, 3, 3)]) with { ThinkSeconds = new ConstantDistribution(0.4) }]);
        shop.RunPod("catalog");
        shop.Engine.Start();
        shop.RunUntil(9_999);
        Assert.Equal(60, shop.Engine.Totals.Arrived);
        shop.RunUntil(20_000);
        Assert.Equal(60, shop.Engine.Totals.Completed);
        var meter = Assert.Single(shop.Engine.Sessions);
        Assert.Equal((60, 60, 0, 0), (meter.Started, meter.Finished, meter.Interrupted, meter.Active));
    }

    [Fact]
    public void Users_come_one_by_one_and_go_one_by_one()
    {
        // Sessions never end by themselves: who is cut off shows when its place was taken away.
        var shop = new Shop([Catalog(waitMs: 1e9)], [Users([Stage(0, 10, 0, 5), Stage(10, 20, 5, 5), Stage(20, 25, 5, 0)]) with { Users = new UserCurve([Stage(0, 10, 0, 5), Stage(10, 20, 5, 5), Stage(20, 25, 5, 0)]) { GracefulRampDown = TimeSpan.FromSeconds(0.5) } }]);
        shop.RunPod("catalog");
        shop.Engine.Start();
        var meter = shop.Engine.Sessions[0];
        foreach (var (ms, users) in new[] { (1_999, 0), (2_001, 1), (4_001, 2), (9_999, 4), (10_001, 5), (21_400, 5), (21_600, 4), (22_600, 3), (24_600, 1), (25_600, 0) })
        {
            shop.RunUntil(ms);
            Assert.Equal(users, meter.Active);
        }

        Assert.Equal(5, meter.Interrupted);
    }

    [Fact]
    public void A_user_whose_place_is_gone_finishes_its_session_first()
    {
        var shop = new Shop([Catalog(waitMs: 1500)], [Users([Stage(0, 1, 2, 2)])]);
        shop.RunPod("catalog");
        shop.Engine.Start();
        shop.RunUntil(10_000);
        Assert.Equal(2, shop.Engine.Totals.Completed);
        Assert.Equal((2, 0), (shop.Engine.Sessions[0].Finished, shop.Engine.Sessions[0].Interrupted));
    }

    [Fact]
    public void Users_who_ask_for_nothing_and_never_pause_do_not_stop_the_time()
    {
        var thought = new Journey([new JourneyStep("thought", null, None, [])], [1]);
        var shop = new Shop([Catalog()], [Users([Stage(0, 1, 2, 2)]) with { Journey = thought, Mix = [] }]);
        shop.Engine.Start();
        shop.RunUntil(2_000);
        Assert.Equal(2_000, Assert.Single(shop.Engine.Sessions).Finished);
    }

    [Fact]
    public void In_a_shop_that_is_down_time_still_passes()
    {
        var shop = new Shop([Catalog()], [Users([Stage(0, 1, 1, 1)])]);
        shop.Engine.Start();
        shop.RunUntil(2_000);
        Assert.Equal(1000, shop.Engine.Entries[0].Failures(FailureCause.NoEndpoints));
    }

    [Fact]
    public void Iterations_that_find_no_virtual_user_are_dropped_and_bring_another()
    {
        // Ten a second that take a second each, for five virtual users and up to eight: at most eight run at once.
        var source = new TrafficSource("clients", [new MixEntry("catalog.a", 1)], RateCurve.Constant(10, TimeSpan.FromSeconds(3)))
        {
            Arrivals = ArrivalLaw.UniformFromStart,
            Limit = new UserLimit(5, 8),
        };
        var shop = new Shop([Catalog(waitMs: 1000)], [source]);
        shop.RunPod("catalog");
        shop.Engine.Start();
        var meter = shop.Engine.Sessions[0];
        shop.RunUntil(450);
        Assert.Equal((5, 0), (meter.Started, meter.Dropped));
        shop.RunUntil(950);

        // The starts at 0.5 s, 0.6 s, … find all users busy or bring one for the next: 0.5 dropped, 0.6 runs on the sixth.
        Assert.Equal(10, meter.Started + meter.Dropped);
        shop.RunUntil(10_000);
        Assert.Equal(30, meter.Started + meter.Dropped);
        Assert.InRange(shop.Engine.Plane.Calls.Capacity, 8, 64);
        Assert.Equal(meter.Started, meter.Finished);
        Assert.Equal(8, LargestOverlap(meter.Dropped, 30));
    }

    [Fact]
    public void In_a_steady_state_sessions_allocate_nothing()
    {
        var shop = new Shop(
            [Module("catalog", new Operation("catalog.a", new ExponentialDistribution(0.002), None, []))],
            [
                Users([Stage(0, 1000, 50, 50)]) with
                {
                    Journey = SessionTests.BrowseAndBuy(new ExponentialDistribution(0.2)),
                    Mix = [],
                    Timeout = TimeSpan.FromMilliseconds(20),
                    Retries = new ClientRetries(2, new ExponentialDistribution(0.1)) { Budget = 0.2 },
                },
            ]);
        shop.RunPod("catalog");
        shop.Engine.Start();
        shop.Simulator.RunUntil(SimTime.FromSeconds(100));
        var requests = shop.Engine.Totals.Arrived;
        var before = GC.GetAllocatedBytesForCurrentThread();
        shop.Simulator.RunUntil(SimTime.FromSeconds(200));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(shop.Engine.Totals.Arrived - requests, 10_000, 40_000);
        Assert.InRange(shop.Engine.Entries.Sum(entry => entry.Retried), 1, long.MaxValue);
        Assert.Equal(0, allocated);
    }

    private static Description.Module Catalog(double waitMs = 100) => Module("catalog", Operation("catalog.a", waitMs: waitMs));

    private static TrafficSource Users(IReadOnlyList<UserStage> stages) =>
        new("clients", [new MixEntry("catalog.a", 1)], new RateCurve([])) { Users = new UserCurve(stages) };

    private static UserStage Stage(double start, double end, int from, int to) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), from, to);

    // Three seconds of starts every 100 ms; replays which of them found a virtual user.
    private static int LargestOverlap(long dropped, int starts)
    {
        int allocated = 5, largest = 0, lost = 0;
        var ends = new List<int>();
        for (var at = 0; at < starts; at++)
        {
            ends.RemoveAll(end => end < at);
            if (ends.Count >= allocated)
            {
                lost++;
                allocated = Math.Min(8, allocated + 1);
                continue;
            }

            ends.Add(at + 10);
            largest = Math.Max(largest, ends.Count);
        }

        Assert.Equal(lost, dropped);
        return largest;
    }
}
