using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Balancing;

/// <summary>What the proxies of a mesh do.</summary>
public sealed class MeshTests
{
    [Fact]
    public void Round_robin_gives_each_pod_its_turn()
    {
        var (shop, pods) = Back(new LoadBalancing { Policy = BalancingPolicy.RoundRobin }, pods: 5);
        Send(shop, 500);
        Assert.All(pods, pod => Assert.Equal(100, shop.Engine.RequestsReceived(pod)));
    }

    [Fact]
    public void Two_choices_keep_the_longest_queue_far_shorter_than_one()
    {
        // A hundred requests at once over a hundred pods: ln ln n against ln n / ln ln n.
        Assert.InRange(Longest(BalancingPolicy.LeastRequest), 2, 3);
        Assert.InRange(Longest(BalancingPolicy.Random), 4, 9);

        static long Longest(BalancingPolicy policy)
        {
            var (shop, pods) = Back(new LoadBalancing { Policy = policy }, pods: 100, waitMs: 10);
            Send(shop, 100);
            return pods.Max(shop.Engine.RequestsReceived);
        }
    }

    [Fact]
    public void Linkerd_leaves_a_pod_that_has_been_slow()
    {
        var (shop, pods) = Back(new LoadBalancing { Policy = BalancingPolicy.PeakEwma }, pods: 2, waitMs: 100);
        Send(shop, 1);
        shop.RunUntil(150);

        // 100 ms are expected of the one, 30 of the other that has not answered yet; times the requests under way, that is 30, 60, 90, and then 120.
        var known = pods.Single(pod => shop.Engine.RequestsReceived(pod) == 1);
        Send(shop, 3, from: 1);
        Assert.Equal(1, shop.Engine.RequestsReceived(known));
        Send(shop, 1, from: 4);
        Assert.Equal(2, shop.Engine.RequestsReceived(known));
    }

    [Theory, InlineData(BalancingPolicy.RingHash), InlineData(BalancingPolicy.Maglev)]
    public void A_client_comes_back_to_its_pod_however_deep_the_call(BalancingPolicy policy)
    {
        var back = Module("back", Operation("back.part")) with { Balancing = new LoadBalancing { Policy = policy, Clients = 1 } };
        var shop = new Shop([Module("front", Operation("front.page", steps: Step(Call("mid.way")))), Module("mid", Operation("mid.way", steps: Step(Call("back.part")))), back], [Silent("front.page")]);
        shop.RunPod("front");
        shop.RunPod("mid");
        shop.RunPod("mid");
        var pods = Enumerable.Range(0, 5).Select(_ => shop.RunPod("back")).ToArray();
        Send(shop, 200);
        Assert.Equal(200, pods.Max(shop.Engine.RequestsReceived));
    }

    [Fact]
    public void A_pod_that_fails_five_times_in_a_row_is_left_out_and_comes_back()
    {
        var rules = new OutlierDetection { MaxEjectionFraction = 0.5 };
        var (shop, pods) = Back(new LoadBalancing { Policy = BalancingPolicy.RoundRobin, Outliers = rules }, pods: 2);
        shop.Engine.Stopped(pods[0], silently: false);
        Send(shop, 100);
        Assert.Equal(5, shop.Engine.Totals.Failed);
        Assert.Equal(1, shop.Engine.Modules[0].Ejections);
        Assert.Equal(95, shop.Engine.RequestsReceived(pods[1]));

        // 30 s later it is tried again; the second ejection takes 60 s.
        shop.At(29_999, () => Send(shop, 10));
        Assert.Equal(5, shop.Engine.Totals.Failed);
        shop.At(30_000, () => Send(shop, 100));
        Assert.Equal(10, shop.Engine.Totals.Failed);
        shop.At(89_999, () => Send(shop, 10));
        Assert.Equal(10, shop.Engine.Totals.Failed);
        shop.At(90_000, () => Send(shop, 100));
        Assert.Equal(15, shop.Engine.Totals.Failed);
    }

    [Fact]
    public void Where_most_pods_are_out_panic_uses_them_all()
    {
        var rules = new OutlierDetection { MaxEjectionFraction = 1 };
        var balancing = new LoadBalancing { Policy = BalancingPolicy.RoundRobin, Outliers = rules };
        Assert.Equal(15, Failures(balancing));
        Assert.InRange(Failures(balancing with { PanicThreshold = 0.5 }), 400, 800);

        static long Failures(LoadBalancing balancing)
        {
            var (shop, pods) = Back(balancing, pods: 4);
            foreach (var pod in pods.Take(3))
                shop.Engine.Stopped(pod, silently: false);
            Send(shop, 1000);
            return shop.Engine.Totals.Failed;
        }
    }

    [Fact]
    public void Linkerd_lets_a_single_request_decide_whether_a_pod_may_return()
    {
        var rules = new FailureAccrual { JitterRatio = 0 };
        var (shop, pods) = Back(new LoadBalancing { Policy = BalancingPolicy.RoundRobin, Accrual = rules }, pods: 2, waitMs: 1);
        shop.Engine.Stopped(pods[0], silently: false);
        Send(shop, 100);
        Assert.Equal(7, shop.Engine.Totals.Failed);
        Assert.Equal(1, shop.Engine.Modules[0].Ejections);

        // A second later one request is risked, then one after two seconds, and after four.
        foreach (var (at, failed) in new[] { (999, 7), (1000, 8), (2999, 8), (3000, 9), (6999, 9), (7000, 10) })
        {
            shop.At(at, () => Send(shop, 100));
            Assert.Equal(failed, shop.Engine.Totals.Failed);
        }
    }

    [Fact]
    public void While_one_request_decides_no_other_is_sent_there_and_its_answer_brings_the_pod_back()
    {
        var back = Module("back", Operation("back.part", waitMs: 100)) with
        {
            Concurrency = 1,
            QueueLimit = 0,
            Balancing = new LoadBalancing { Policy = BalancingPolicy.RoundRobin, Accrual = new FailureAccrual { MaxFailures = 1, JitterRatio = 0 } },
        };
        var shop = new Shop([back], [Silent("back.part")]);
        var pod = shop.RunPod("back");
        Send(shop, 2);
        Assert.Equal(1, shop.Engine.Totals.Failed);

        // Out for a second: there is no other pod. Then one request is let through, and until it is answered no other.
        shop.At(500, () => Send(shop, 1));
        Assert.Equal(1, shop.Engine.Entries[0].Failures(FailureCause.NoEndpoints));
        shop.At(1000, () => Send(shop, 5));
        Assert.Equal(5, shop.Engine.Entries[0].Failures(FailureCause.NoEndpoints));
        Assert.Equal(3, shop.Engine.RequestsReceived(pod));
        shop.At(1100, () => Send(shop, 1));
        shop.RunUntil(1200);
        Assert.Equal(3, shop.Engine.Totals.Completed);
    }

    [Fact]
    public void Who_answers_more_seldom_than_the_others_is_left_out_though_it_never_fails_five_times_in_a_row()
    {
        Assert.Equal(0, Ejections(null));
        Assert.Equal(1, Ejections(new SuccessRateEjection()));
        Assert.Equal(0, Ejections(new SuccessRateEjection { RequestVolume = 1001 }));

        static long Ejections(SuccessRateEjection? rate)
        {
            // In turn to six pods, one of which is gone every third time it is asked.
            var (shop, pods) = Back(new LoadBalancing { Policy = BalancingPolicy.RoundRobin, Outliers = new OutlierDetection { MaxEjectionFraction = 0.5, SuccessRate = rate } }, pods: 6, waitMs: 1);
            for (var round = 0; round < 1500; round++)
            {
                var turn = round;
                shop.At(10 * round, () =>
                {
                    Send(shop, 6, from: 6 * turn);
                    if (turn % 3 == 0 && turn < 900)
                        shop.Engine.Stopped(pods[0], silently: false);
                });
                if (turn % 3 == 0 && turn < 900)
                    shop.At((10 * round) + 5, () => shop.Engine.Started(pods[0]));
            }

            return shop.Engine.Modules[0].Ejections;
        }
    }

    [Fact]
    public void Requests_beyond_the_connections_wait_and_beyond_those_that_may_wait_they_are_answered_503()
    {
        var limits = new CircuitBreaker { MaxConnections = 2, MaxPendingRequests = 3 };
        var (shop, _) = Back(new LoadBalancing { Policy = BalancingPolicy.RoundRobin, Breaker = limits }, pods: 2, waitMs: 10);
        Send(shop, 10);
        Assert.Equal(5, shop.Engine.Entries[0].Failures(FailureCause.Overflow));
        Assert.Equal(5, shop.Engine.Modules[0].Overflows);

        // Two at a time: 2 at 10 ms, 2 at 20, 1 at 30.
        shop.RunUntil(19.9);
        Assert.Equal(2, shop.Engine.Totals.Completed);
        shop.RunUntil(20);
        Assert.Equal(4, shop.Engine.Totals.Completed);
        shop.RunUntil(30);
        Assert.Equal(5, shop.Engine.Totals.Completed);
        Assert.Equal(0, shop.Engine.Plane.Pursuits.InUse + shop.Engine.Plane.Attempts.InUse);
    }

    [Fact]
    public void One_who_gives_up_waiting_leaves_its_place_to_the_next()
    {
        var limits = new CircuitBreaker { MaxConnections = 1 };
        var back = Module("back", Operation("back.part", waitMs: 10)) with { Balancing = new LoadBalancing { Policy = BalancingPolicy.RoundRobin, Breaker = limits } };
        var shop = new Shop([back], [Silent("back.part", timeoutMs: 15), Silent("back.part") with { Name = "patient" }]);
        shop.RunPod("back");
        shop.Send(1);
        shop.Send(2);
        shop.Send(3);
        shop.SendTo(1, 4);
        shop.RunUntil(100);

        // 0-10 the first; 10-15 the second, which gives up then, as the third did in the line; 15-25 the fourth.
        Assert.Equal(1, shop.Engine.Entries[0].Completed);
        Assert.Equal(2, shop.Engine.Entries[0].Failures(FailureCause.ClientTimeout));
        Assert.Equal(0.025, shop.Engine.Entries[1].Total.Mean, 1e-6);
    }

    [Fact]
    public void Requests_beyond_the_limit_and_retries_beyond_theirs_are_not_sent()
    {
        var limits = new CircuitBreaker { MaxRequests = 4 };
        var (shop, _) = Back(new LoadBalancing { Policy = BalancingPolicy.LeastRequest, Breaker = limits }, pods: 2, waitMs: 10);
        Send(shop, 10);
        Assert.Equal(6, shop.Engine.Modules[0].Overflows);

        var retry = new RetryPolicy { Attempts = 5, BackoffBase = TimeSpan.FromSeconds(10), BackoffMax = TimeSpan.FromSeconds(10) };
        (shop, _) = Back(new LoadBalancing { Breaker = new CircuitBreaker { MaxRetries = 3 }, Retry = retry }, pods: 0);
        Send(shop, 10);
        Assert.Equal(7, shop.Engine.Totals.Failed);
        Assert.Equal(7, shop.Engine.Modules[0].RetriesDenied);
    }

    [Fact]
    public void Faults_delay_and_abort_the_share_they_are_told_to()
    {
        var fault = new FaultInjection { AbortFraction = 0.2, DelayFraction = 0.5, Delay = TimeSpan.FromMilliseconds(100) };
        var (shop, _) = Back(new LoadBalancing { Fault = fault }, pods: 1);
        const int Requests = 10_000;
        Send(shop, Requests);
        shop.RunUntil(99);
        Assert.Equal(0.5, shop.Engine.Totals.InFlight / (double)Requests, 0.02);
        shop.RunUntil(100);
        Assert.Equal(0, shop.Engine.Totals.InFlight);
        Assert.Equal(0.2, shop.Engine.Entries[0].Failures(FailureCause.FaultInjected) / (double)Requests, 0.016);
    }

    [Fact]
    public void A_canary_gets_its_weight_of_the_calls_and_its_own_share_of_the_blame()
    {
        var stable = Module("stable", Operation("stable.part", waitMs: 1)) with { Routes = [new RouteShare("stable", 90), new RouteShare("canary", 10)] };
        var shop = new Shop([Module("front", Operation("front.page", steps: Step(Call("stable.part")))), stable, Module("canary", Operation("canary.part", waitMs: 7))], [Silent("front.page")]);
        shop.RunPod("front");
        shop.RunPod("stable");
        shop.RunPod("canary");
        const int Requests = 20_000;
        Send(shop, Requests);
        shop.RunUntil(5);
        Assert.Equal(0.1, shop.Engine.Modules[2].Received / (double)Requests, 4 * Math.Sqrt(0.09 / Requests));
        Assert.Equal(Requests, shop.Engine.Modules[1].Completed + shop.Engine.Modules[2].InFlight);
        shop.RunUntil(7);
        Assert.Equal(Requests, shop.Engine.Totals.Completed);
    }

    [Fact]
    public void A_split_that_leads_in_a_circle_is_refused()
    {
        var stable = Module("stable", Operation("stable.part")) with { Routes = [new RouteShare("canary", 1)] };
        var canary = Module("canary", Operation("canary.part", steps: Step(Call("stable.part"))));
        Assert.Throws<ArgumentException>(() => new Shop([stable, canary], [Silent("stable.part")]));
    }

    [Fact]
    public void A_retry_avoids_the_pods_that_were_tried()
    {
        var retry = new RetryPolicy { Attempts = 2, BackoffBase = TimeSpan.Zero, AvoidsTriedPods = true };
        var (shop, pods) = Back(new LoadBalancing { Policy = BalancingPolicy.LeastRequest, Retry = retry }, pods: 6);
        shop.Engine.Stopped(pods[0], silently: false);
        shop.Engine.Stopped(pods[1], silently: false);
        const int Requests = 3_000;
        Send(shop, Requests);

        // Without memory (1/3)³ would fail, some 111; with it a request would have to draw tried pods six times in a row.
        Assert.InRange(shop.Engine.Totals.Failed, 0, 5);
        Assert.InRange(shop.Engine.Modules[0].Retries, 1_000, 1_700);
    }

    [Fact]
    public void In_a_steady_state_nothing_is_allocated_whatever_the_proxies_do()
    {
        var mesh = new LoadBalancing
        {
            Policy = BalancingPolicy.PeakEwma,
            Outliers = new OutlierDetection { MaxEjectionFraction = 0.5 },
            Breaker = new CircuitBreaker { MaxConnections = 6, MaxPendingRequests = 20, MaxRetries = 3 },
            Retry = new RetryPolicy { Attempts = 2, PerTryTimeout = TimeSpan.FromMilliseconds(8), Budget = new RetryBudget() },
        };
        var cpu = new ExponentialDistribution(0.002);
        var shop = new Shop(
            [
                Module("front", new Operation("front.page", cpu, cpu, [Step(Call("back.part") with { Hedge = new HedgePolicy(TimeSpan.FromMilliseconds(5)) })])) with { PropagatesDeadlines = true },
                Module("back", new Operation("back.part", cpu, cpu, [])) with { Balancing = mesh, CancelsAbandonedWork = true },
            ],
            [Poisson("front.page", perSecond: 300, seconds: 1000, timeoutMs: 30)]);
        for (var i = 0; i < 3; i++)
        {
            shop.RunPod("front");
            shop.RunPod("back", cpuLimitMillicores: 1000);
        }

        shop.Engine.Start();
        shop.Simulator.RunUntil(SimTime.FromSeconds(60));
        var before = GC.GetAllocatedBytesForCurrentThread();
        shop.Simulator.RunUntil(SimTime.FromSeconds(90));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        shop.Engine.CheckInvariants();
        Assert.InRange(shop.Engine.Modules[1].Hedges, 100, long.MaxValue);
        Assert.InRange(shop.Engine.Modules[1].Retries, 10, long.MaxValue);
        Assert.InRange(shop.Engine.Modules[1].Ejections, 1, long.MaxValue);
    }

    private static (Shop Shop, Pod[] Pods) Back(LoadBalancing balancing, int pods, double waitMs = 0)
    {
        var shop = new Shop([Module("back", Operation("back.part", waitMs: waitMs)) with { Balancing = balancing }], [Silent("back.part")]);
        return (shop, [.. Enumerable.Range(0, pods).Select(_ => shop.RunPod("back"))]);
    }

    private static void Send(Shop shop, int count, int from = 0)
    {
        for (var i = 0; i < count; i++)
            shop.Send(RandomStreams.Mix(3, (ulong)(from + i)));
    }
}
