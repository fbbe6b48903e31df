using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Rollouts;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Rollouts of Deployments against their recordings: how long they take, in which steps they go and what they never do.</summary>
[Trait("Category", "Trajectories")]
public sealed class RolloutClosedLoopTests
{
    private const double EarlierSeconds = 1.5;
    private const double LaterSeconds = 0.3;
    private const double WaveSeconds = 1;
    private const double LongestBackoffSeconds = 10;

    public static TheoryData<string> Recordings => [.. TrajectoryFolder.Names(static recording => recording.HasRollout)];

    /// <summary>With an HPA the size changes as well, which the tests of HPAs compare.</summary>
    public static TheoryData<string> PlainRecordings => [.. TrajectoryFolder.Names(static recording => recording.HasRollout && !recording.HasAutoscaler)];

    [Theory]
    [MemberData(nameof(PlainRecordings))]
    public void A_rollout_takes_as_long_as_it_did(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var run = ClosedLoop.Aligned(recording);
        var (real, simulated) = (recording.CompletedSeconds, run.CompletedSeconds);
        // A wave is declared available at one of few instants; one that found no room waits for the end of a back-off.
        var minReadySeconds = recording.Objects.Deployments[0].MinReadySeconds;
        var perWave = (minReadySeconds > 0 ? minReadySeconds + 1 : 0) + (recording.WaitsForRoom ? LongestBackoffSeconds : 0);
        var slack = perWave * Waves(recording);
        var throttled = WorkloadClosedLoopTests.IsThrottled(recording) ? WorkloadClosedLoopTests.ThrottledShiftSeconds : EarlierSeconds;
        var both = FormattableString.Invariant($"{name}: complete at {real} s, simulated at {simulated} s");
        TestContext.Current.TestOutputHelper?.WriteLine(both);
        Assert.Equal(real is null, simulated is null);
        if (real - simulated is { } earlier)
            Assert.True(earlier >= -LaterSeconds - slack && earlier <= throttled + slack, both);
    }

    [Theory]
    [MemberData(nameof(PlainRecordings))]
    public void ReplicaSets_go_through_the_recorded_sizes(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        Assert.SkipWhen(WorkloadClosedLoopTests.IsThrottled(recording), "the controllers were held back so long that steps of seconds fell together");
        Assert.SkipWhen(recording.WaitsForRoom, "pods waited for room: the steps depend on which of them was tried again first");
        var real = ReplicaSetSeries.Of(recording).Select(static set => string.Join(' ', set.SettledSizes));
        var simulated = ClosedLoop.Aligned(recording).ReplicaSets.Select(static set => string.Join(' ', set.SettledSizes));
        Assert.Equal(string.Join(" | ", real), string.Join(" | ", simulated));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Neither_falls_below_what_must_be_available_nor_exceeds_the_surge(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var deployment = recording.Objects.Deployments[0];
        Assert.SkipWhen(deployment.Recreate, "the strategy Recreate promises neither");
        var run = ClosedLoop.Aligned(recording);
        RequireBounds($"{name}, recorded", deployment, recording.Column("specReplicas")!, recording.Column("endpointsReady")!, recording.Column("podsLive")!);
        RequireBounds($"{name}, simulated", deployment, Known(run, "specReplicas"), Known(run, "endpointsReady"), Known(run, "podsLive"));
    }

    // From the first full house on, as long as the size stays. A sample may fall between the two writes of one step.
    private static void RequireBounds(string name, Deployment deployment, int?[] sizes, int?[] ready, int?[] live)
    {
        var first = sizes.First(static size => size is not null);
        var from = Array.FindIndex(ready, pods => pods == first);
        for (var second = Math.Max(1, from); from >= 0 && second + 1 < sizes.Length; second++)
        {
            if (sizes[second] != sizes[from] || sizes[second + 1] != sizes[from])
                return;
            var size = sizes[second]!.Value;
            var state = new DeploymentState(size) { MaxSurge = deployment.MaxSurge, MaxUnavailable = deployment.MaxUnavailable };
            var (least, most) = (state.MinAvailable, size + state.MaxSurgePods);
            Assert.True(Math.Max(ready[second] ?? size, ready[second + 1] ?? size) >= least, $"{name}: {ready[second]} ready at {second} s, {least} must be");
            Assert.True(Math.Min(live[second] ?? 0, live[second + 1] ?? 0) <= most, $"{name}: {live[second]} pods at {second} s, {most} may be");
        }
    }

    private static int?[] Known(SimulatedRun run, string column) => [.. run.Column(column).Select(static value => (int?)value)];

    // Pods that were created within a second of each other, after the beginning.
    private static int Waves(Trajectory recording)
    {
        var times = recording.PodEvents.Where(static item => item.What == "created").Select(static item => item.Seconds).ToArray();
        return Enumerable.Range(1, times.Length - 1).Count(i => times[i] > times[i - 1] + WaveSeconds);
    }
}
