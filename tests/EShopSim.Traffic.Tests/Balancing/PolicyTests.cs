using EShopSim.Engine;
using EShopSim.Traffic.Balancing;
using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Tests.Balancing;

/// <summary>The rules by themselves, held against their sources row by row.</summary>
public sealed class PolicyTests
{
    private const long Second = TimeSpan.TicksPerSecond;

    [Fact]
    public void Of_two_drawn_pods_the_one_with_fewer_requests_is_taken()
    {
        int[] places = [0, 1, 2, 3];
        HostState[] hosts = [new() { Active = 3 }, new() { Active = 1 }, new() { Active = 2 }, new() { Active = 0 }];
        var picks = new int[4];
        const int Draws = 64_000;
        for (var i = 0; i < Draws; i++)
            picks[LeastRequest.Pick(new EndpointView(places, hosts), RandomStreams.Mix(9, (ulong)i), choices: 2)]++;

        // Drawn with replacement: the busiest is taken when drawn twice, 1/16; then 3/16, 5/16 and 7/16 by rank.
        double[] expected = [1 / 16.0, 5 / 16.0, 3 / 16.0, 7 / 16.0];
        for (var i = 0; i < 4; i++)
            Assert.Equal(expected[i], (double)picks[i] / Draws, 4 * Math.Sqrt(expected[i] / Draws));
    }

    [Theory]
    [InlineData(30, 100, 1, 100)] // slower: the peak at once
    [InlineData(100, 100, 7, 100)]
    [InlineData(100, 20, 0, 100)] // no time has passed: an old value keeps all its weight
    [InlineData(100, 20, 10, 49.4303553)] // e^-1
    [InlineData(100, 20, 5, 68.5224528)] // e^-0.5
    [InlineData(100, 0, 20, 13.5335283)] // e^-2: what is read while nothing comes
    public void The_expected_latency_jumps_up_and_decays(double expectedMs, double latencyMs, double afterSeconds, double newMs)
    {
        var updated = PeakEwma.Updated(expectedMs * 10_000, latencyMs * 10_000, (long)(afterSeconds * Second));
        Assert.Equal(newMs, updated / 10_000, 1e-6);
    }

    [Fact]
    public void The_load_of_a_pod_is_its_expected_latency_times_its_requests_and_the_new_one() =>
        Assert.Equal(4 * 300_000 * Math.Exp(-0.1), PeakEwma.Load(300_000, 3, Second), 1e-6);

    [Fact]
    public void Envoy_ejects_no_pod_where_ten_percent_is_less_than_one()
    {
        var rules = new OutlierDetection();
        Assert.False(EjectionRule.MayEject(rules, ejected: 0, hosts: 9));
        Assert.True(EjectionRule.MayEject(rules, ejected: 0, hosts: 10));
        Assert.False(EjectionRule.MayEject(rules, ejected: 1, hosts: 19));
        Assert.True(EjectionRule.MayEject(rules with { AlwaysEjectOne = true }, ejected: 0, hosts: 2));
        Assert.False(EjectionRule.MayEject(rules with { AlwaysEjectOne = true }, ejected: 1, hosts: 2));
    }

    [Fact]
    public void Ejections_grow_longer_and_are_forgiven_by_the_interval()
    {
        var rules = new OutlierDetection();
        Assert.Equal(1, EjectionRule.Multiple(rules, ejections: 0, returnedTicks: 0, nowTicks: 3 * Second));
        Assert.Equal(3, EjectionRule.Multiple(rules, ejections: 2, returnedTicks: 100 * Second, nowTicks: 105 * Second));
        Assert.Equal(2, EjectionRule.Multiple(rules, ejections: 2, returnedTicks: 100 * Second, nowTicks: 111 * Second));
        Assert.Equal(1, EjectionRule.Multiple(rules, ejections: 2, returnedTicks: 100 * Second, nowTicks: 500 * Second));

        // 30 s after 7 s is 37 s, but it is looked every 10 s.
        Assert.Equal(40 * Second, EjectionRule.ReturnTicks(rules, 1, 7 * Second));
        Assert.Equal(310 * Second, EjectionRule.ReturnTicks(rules, 50, 7 * Second));
    }

    [Fact]
    public void Envoy_leaves_out_who_answers_far_more_seldom_than_the_others()
    {
        // Mean 0.92, standard deviation 0.04: 0.92 - 1.9 × 0.04.
        var rules = new SuccessRateEjection();
        Assert.Equal(0.844, SuccessRateRule.Threshold(rules, [0.94, 0.94, 0.94, 0.94, 0.84]), 1e-12);
        Assert.Equal(double.NegativeInfinity, SuccessRateRule.Threshold(rules, [0.94, 0.94, 0.94, 0.1]));
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 0.999999999, 1.5)]
    [InlineData(3, 0, 8)]
    [InlineData(3, 0.5, 10)]
    [InlineData(6, 0, 60)]
    [InlineData(5, 1, 48)]
    [InlineData(2000, 1, 60)]
    public void Linkerds_penalties_double_up_to_their_maximum(int penalties, double share, double seconds) =>
        Assert.Equal(seconds, AccrualRule.PenaltyTicks(new FailureAccrual(), penalties, share) / (double)Second, 1e-6);

    [Theory]
    [InlineData(4, 4, 4, 1)]
    [InlineData(3, 4, 4, 1)] // 1.4 × 3/4 > 1
    [InlineData(2, 4, 4, 0.7)]
    [InlineData(2, 4, 0, 1)]
    [InlineData(0, 4, 4, 0)]
    public void Requests_leave_their_zone_when_fewer_than_five_sevenths_of_it_are_healthy(int healthyNear, int near, int healthyFar, double share) =>
        Assert.Equal(share, LocalityShare.Near(healthyNear, near, healthyFar), 1e-12);

    [Theory]
    [InlineData(1, 25)]
    [InlineData(2, 75)]
    [InlineData(3, 175)]
    [InlineData(4, 250)]
    [InlineData(20, 250)]
    public void Back_off_doubles_up_to_its_maximum_and_is_jittered_in_full(int retry, double longestMs)
    {
        var policy = new RetryPolicy();
        Assert.Equal(0, RetryRule.BackoffTicks(policy, retry, 0));
        Assert.Equal(longestMs / 2, RetryRule.BackoffTicks(policy, retry, 0.5) / 10_000.0, 1e-9);
    }

    [Fact]
    public void A_budget_of_a_fifth_allows_one_retry_for_five_requests_beside_its_minimum()
    {
        var budget = new BudgetWindow(new RetryBudget { Ratio = 0.2, MinPerSecond = 0 });
        for (var i = 0; i < 10; i++)
            budget.Deposit(Second);
        Assert.True(budget.TryWithdraw(Second));
        Assert.True(budget.TryWithdraw(2 * Second));
        Assert.False(budget.TryWithdraw(2 * Second));

        // What was paid in counts for ten seconds.
        for (var i = 0; i < 5; i++)
            budget.Deposit(20 * Second);
        Assert.False(budget.TryWithdraw(31 * Second));

        // Ten a second for ten seconds.
        var reserve = new BudgetWindow(new RetryBudget());
        Assert.Equal(100, Enumerable.Range(0, 1000).Count(_ => reserve.TryWithdraw(Second)));
    }

    [Fact]
    public void Zones_with_too_many_pods_give_some_to_zones_with_too_few()
    {
        var hints = TopologyHints.Allot([0, 0, 0, 0, 0, 0, 1, 1, 2], [8, 8, 8]);
        Assert.Equal([3, 3, 3], Enumerable.Range(0, 3).Select(zone => hints!.Count(hint => hint == zone)));
        Assert.Null(TopologyHints.Allot([0, 0, 0], [8]));
        Assert.Null(TopologyHints.Allot([0, 0, -1], [8, 8]));
        Assert.Null(TopologyHints.Allot([0], [8, 8]));
    }

    [Fact]
    public void A_source_address_stays_with_its_bucket()
    {
        Assert.Equal(SourceHash.Pick(3, 77), SourceHash.Pick(3, 77 + 256));
        Assert.Equal([86, 85, 85], Enumerable.Range(0, 256).GroupBy(client => SourceHash.Pick(3, (ulong)client)).Select(group => group.Count()));
    }
}
