namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Dead nodes in the simulated control plane against recordings in which nodes die: the instants of what follows.</summary>
[Trait("Category", "Trajectories")]
public sealed class NodeFailureClosedLoopTests
{
    private const double ToleranceSeconds = 0.7;
    private const double EarliestSeconds = 40;
    private const double LatestSeconds = 45.2;

    public static TheoryData<string> Recordings => [.. TrajectoryFolder.Names("e01", "e02", "e03", "e04", "e05", "e14", "e17")];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Pods_are_deleted_replaced_and_removed_when_they_really_were(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var run = ClosedLoop.Aligned(recording);
        var from = recording.Actions("kill-node").First().Double("start");
        foreach (var what in new[] { "deleting", "created", "gone" })
            Compare(what, Times(recording.PodEvents, what, from), Times(run.PodEvents, what, from));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void A_node_is_found_dead_as_long_after_its_last_lease_as_can_be(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var run = ClosedLoop.Aligned(recording);
        foreach (var renewal in recording.Actions("kill-node").First().GetProperty("lastLeaseRenew").EnumerateObject())
        {
            var real = recording.NodeMarks.FirstOrDefault(mark => mark.Node == renewal.Name && !mark.Ready);
            var simulated = run.NodeMarks.FirstOrDefault(mark => mark.Node == renewal.Name && !mark.Ready);
            Assert.Equal(real is null, simulated is null);
            if (simulated is not null)
                Assert.InRange(simulated.Seconds - renewal.Value.GetDouble(), EarliestSeconds, LatestSeconds);
        }
    }

    private static double[] Times(IEnumerable<RecordedPodEvent> events, string what, double from) =>
        [.. events.Where(item => item.What == what && item.Seconds > from).Select(static item => item.Seconds).Order()];

    private static void Compare(string what, double[] expected, double[] actual)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{what}: recorded {string.Join(' ', expected)}; simulated {string.Join(' ', actual)}"));
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], ToleranceSeconds);
    }
}
