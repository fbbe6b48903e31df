using EShopSim.Cluster;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Dead nodes in the simulated control plane against recordings in which one node dies.</summary>
[Trait("Category", "Trajectories")]
public sealed class NodeFailureClosedLoopTests
{
    private const double ToleranceSeconds = 0.7;

    public static TheoryData<string> Recordings => [.. TrajectoryFolder.Names("e01", "e02", "e05", "e14", "e17")];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Pods_are_deleted_replaced_and_removed_when_they_really_were(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var run = new ClosedLoopRun(recording);
        var from = recording.Actions("kill-node").First().Double("start");
        Compare("deleting", from, recording, run.Pods.Select(pod => pod.DeletingAt));
        Compare("created", from, recording, run.Pods.Select(pod => (SimTime?)pod.CreatedAt));
        Compare("gone", from, recording, run.Pods.Select(pod => pod.GoneAt));
        var notReady = run.Events.Where(item => item.Reason == "NodeNotReady" && item.Object.StartsWith("Node/", StringComparison.Ordinal)).Select(item => item.Time.TotalSeconds);
        if (recording.NotReadySeconds is { } expected)
            Assert.Equal(expected, Assert.Single(notReady), ToleranceSeconds);
        else
            Assert.Empty(notReady);
    }

    private static void Compare(string what, double from, Trajectory recording, IEnumerable<SimTime?> simulated)
    {
        var expected = recording.PodEvents.Where(item => item.What == what && item.Seconds > from).Select(item => item.Seconds).Order().ToArray();
        var actual = simulated.Where(time => time?.TotalSeconds > from).Select(time => time!.Value.TotalSeconds).Order().ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{what}: recorded {string.Join(' ', expected)}; simulated {string.Join(' ', actual)}"));
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], ToleranceSeconds);
    }
}
