using EShopSim.Simulation.Recording;
using EShopSim.Simulation.Results;

namespace EShopSim.Simulation.Tests;

public sealed class RecoveryRuleTests
{
    private static readonly RecoveryCheck Check = new(TimeSpan.FromSeconds(100)) { ErrorRate = 0.01, P99Seconds = 1 };

    [Theory]
    [InlineData(100, 100, 0, 0.5, true)]
    [InlineData(100, 99, 1, 0.5, true)]
    [InlineData(100, 98, 2, 0.5, false)]
    [InlineData(100, 100, 0, 1.1, false)]
    [InlineData(100, 0, 0, double.NaN, false)]
    [InlineData(0, 0, 0, double.NaN, true)]
    [InlineData(0, 0, 5, double.NaN, false)]
    public void A_stretch_is_healthy_within_its_bounds(long offered, long completed, long failed, double p99, bool healthy) =>
        Assert.Equal(healthy, RecoveryRule.IsHealthy(Check, offered, completed, failed, p99));

    [Fact]
    public void Without_an_answer_there_is_no_latency_to_be_healthy() =>
        Assert.False(RecoveryRule.IsHealthy(Check with { ErrorRate = null }, 10, 0, 10, double.NaN));

    // One letter per window of ten seconds, + healthy; the trigger lasts from 50 s to 100 s.
    [Theory]
    [InlineData("+++++-----++++++", RecoveryOutcome.Recovered, 0.0)]
    [InlineData("+++++-----+--+++", RecoveryOutcome.Recovered, 30.0)]
    [InlineData("+++++++++++--+++", RecoveryOutcome.Recovered, 30.0)]
    [InlineData("+++++-----+--+++-", RecoveryOutcome.Metastable, null)]
    [InlineData("+++++-----------++", RecoveryOutcome.Metastable, null)]
    [InlineData("+++++++++++++++", RecoveryOutcome.Unhurt, null)]
    [InlineData("+----------------", RecoveryOutcome.NeverHealthy, null)]
    [InlineData("-++++-----++++++", RecoveryOutcome.Recovered, 0.0)]
    [InlineData("+++++-----++", RecoveryOutcome.NotWatched, null)]
    [InlineData("+++++---", RecoveryOutcome.NotWatched, null)]
    public void The_verdict_follows_from_the_windows(string windows, RecoveryOutcome outcome, double? after)
    {
        var verdict = RecoveryRule.Judge(Check, Windows(windows), triggerSeconds: 50, windows.Length * 10);
        Assert.Equal((outcome, after), (verdict.Outcome, verdict.RecoveredAfterSeconds));
    }

    [Fact]
    public void What_comes_after_the_watch_does_not_count()
    {
        var windows = Windows("+++++-----++++------");
        Assert.Equal(RecoveryOutcome.Metastable, RecoveryRule.Judge(Check, windows, 50, 200).Outcome);
        var verdict = RecoveryRule.Judge(Check with { Watch = TimeSpan.FromSeconds(40) }, windows, 50, 200);
        Assert.Equal((RecoveryOutcome.Recovered, 40.0), (verdict.Outcome, verdict.WatchedSeconds));
    }

    [Fact]
    public void Where_nobody_knows_the_trigger_s_beginning_the_first_windows_speak_for_the_time_before() =>
        Assert.Equal(RecoveryOutcome.Metastable, RecoveryRule.Judge(Check, Windows("+++-----------------"), triggerSeconds: null, 200).Outcome);

    private static RecoveryWindow[] Windows(string letters) =>
        [.. letters.Select((letter, i) => new RecoveryWindow(i * 10, (i + 1) * 10, 1, 0, letter == '+' ? 0 : 1, 1, letter == '+'))];
}
