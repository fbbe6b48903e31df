using EShopSim.Cluster.Rules.Pods;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.Rules;

/// <summary>The worked examples of the life of a pod.</summary>
public sealed class PodRulesTests
{
    [Fact]
    public void A_container_that_crashes_at_once_restarts_at_0_10_30_70_150_310_610_910()
    {
        BackOff? entry = null;
        var now = SimTime.Zero;
        var restarts = new List<double>();
        while (restarts.Count < 8)
        {
            var decision = RestartBackOff.Decide(entry, exitedAt: now, now);
            if (!decision.StartsNow)
            {
                var exited = now;
                now += decision.Left;
                decision = RestartBackOff.Decide(decision.Entry, exited, now);
            }

            Assert.True(decision.StartsNow);
            entry = decision.Entry;
            restarts.Add(now.TotalSeconds);
        }

        Assert.Equal([0, 10, 30, 70, 150, 310, 610, 910], restarts);
    }

    [Theory]
    [InlineData(600, false)]
    [InlineData(601, true)]
    public void A_container_that_ran_for_more_than_ten_minutes_starts_with_a_clean_record(double ranSeconds, bool isForgotten)
    {
        var entry = new BackOff(TimeSpan.FromSeconds(160), SimTime.Zero);
        var exited = SimTime.FromSeconds(ranSeconds);
        var decision = RestartBackOff.Decide(entry, exited, exited);
        Assert.Equal(isForgotten, decision.StartsNow);
        Assert.Equal(isForgotten ? 10 : 160, decision.Entry.Delay.TotalSeconds);
    }

    [Fact]
    public void The_next_look_is_within_half_of_the_rest_or_within_15_s_in_old_versions()
    {
        var left = TimeSpan.FromSeconds(40);
        Assert.Equal(60, RestartBackOff.UntilNextSync(left, KubernetesVersion.V1_35, 1).TotalSeconds);
        Assert.Equal(40, RestartBackOff.UntilNextSync(left, KubernetesVersion.V1_35, 0).TotalSeconds);
        Assert.Equal(60, RestartBackOff.UntilNextSync(TimeSpan.FromSeconds(300), KubernetesVersion.V1_35, 0).TotalSeconds);
        Assert.Equal(15, RestartBackOff.UntilNextSync(left, KubernetesVersion.V1_20, 1).TotalSeconds);
    }

    [Fact]
    public void Only_so_many_equal_results_in_a_row_make_a_verdict()
    {
        var tally = default(ProbeTally);
        var verdicts = new List<bool?>();
        foreach (var result in (bool[])[false, false, true, false, false, false, true, true])
        {
            tally = tally.With(result);
            verdicts.Add(tally.Verdict(successThreshold: 2, failureThreshold: 3));
        }

        Assert.Equal([null, null, null, null, null, false, null, true], verdicts);
    }

    [Theory]
    [InlineData(30, 10, null, KubernetesVersion.V1_35, 20)]
    [InlineData(30, 10.9, null, KubernetesVersion.V1_35, 20)]
    [InlineData(30, 30, null, KubernetesVersion.V1_35, 2)]
    [InlineData(30, 0, 1, KubernetesVersion.V1_35, 2)]
    [InlineData(30, 0, 0, KubernetesVersion.V1_20, 0)]
    public void A_pre_stop_hook_is_paid_from_the_grace_period(int grace, double hookSeconds, int? granted, KubernetesVersion version, int left) =>
        Assert.Equal(left, GracePeriod.SecondsLeft(TimeSpan.FromSeconds(hookSeconds), grace, granted, version));

    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(100, 102, 4)]
    [InlineData(250, 256, 10)]
    [InlineData(500, 512, 20)]
    [InlineData(1000, 1024, 39)]
    [InlineData(4000, 4096, 157)]
    public void Requests_become_shares_and_weights(long millicores, long shares, long weight)
    {
        Assert.Equal(shares, CpuShares.Of(millicores));
        Assert.Equal(weight, CpuShares.Weight(shares));
    }

    [Theory]
    [InlineData(500, 50_000)]
    [InlineData(5, 1_000)]
    public void Limits_become_microseconds_per_period(long millicores, long microseconds) =>
        Assert.Equal(microseconds, CpuShares.QuotaMicroseconds(millicores));

    [Theory]
    [InlineData(QosClass.Burstable, 4, 750)]
    [InlineData(QosClass.Burstable, 16, 3)]
    [InlineData(QosClass.Burstable, 0, 999)]
    [InlineData(QosClass.Guaranteed, 4, -997)]
    [InlineData(QosClass.BestEffort, 0, 1000)]
    public void The_kernel_prefers_those_who_asked_for_little(QosClass qos, long requestGibibytes, int adjustment) =>
        Assert.Equal(adjustment, OomScoreAdjustment.Of(qos, requestGibibytes << 30, 16L << 30));
}
