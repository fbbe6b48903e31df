namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Dead nodes in the simulated control plane against recordings in which nodes die: the instants of what follows.</summary>
[Trait("Category", "Trajectories")]
public sealed class NodeFailureClosedLoopTests
{
    private const double EarliestSeconds = 40;
    private const double LatestSeconds = 45.2;
    private const double NodeSeconds = 0.5;
    private const double PodSeconds = 0.7;
    // The fake kubelet takes a second to find a pod gone whose container never ran again.
    private const double GoneSeconds = 1.1;
    // A ReplicaSet's status, the new pod and its event, one after the other through the same client.
    private const int RequestsPerReplacement = 3;
    // A kubelet that was cut off patches its pods when it next reports, every 10 s; so may a pod that waited for room be late.
    private const double ReportSeconds = 10;

    public static TheoryData<string> Recordings => [.. TrajectoryFolder.Names(static recording => recording.HasDeadNodes)];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void A_node_is_found_dead_tainted_emptied_and_healed_when_it_really_was(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var run = ClosedLoop.Aligned(recording);
        var real = NodeOutage.Of(recording, recording.NodeMarks, recording.PodEvents).ToArray();
        var simulated = NodeOutage.Of(recording, run.NodeMarks, run.PodEvents).ToArray();
        var phase = UnknownPhaseSeconds(recording);
        for (var i = 0; i < real.Length; i++)
        {
            var both = $"{name}\n  recorded  {real[i]}\n  simulated {simulated[i]}";
            TestContext.Current.TestOutputHelper?.WriteLine(both);
            if (simulated[i].NotReady - real[i].LastRenewal is { } silence)
                Assert.True(silence is >= EarliestSeconds and <= LatestSeconds, both);
            RequireNear(real[i].NotReady, simulated[i].NotReady, both);
            RequireNear(real[i].Tainted - real[i].NotReady, simulated[i].Tainted - simulated[i].NotReady, both, phase);
            RequireNear(real[i].Evicted - real[i].Tainted, simulated[i].Evicted - simulated[i].Tainted, both);
            RequireNear(real[i].Untainted, simulated[i].Untainted, both);
        }
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Pods_are_deleted_replaced_ready_and_removed_when_they_really_were(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var run = ClosedLoop.Aligned(recording);
        var from = recording.Actions("kill-node").Concat(recording.Actions("delete-node")).Min(static action => action.Double("start"));
        var isLate = recording.WaitsForRoom || recording.Actions("restore-node").Any(static action => action.Text("mode") != "reboot");
        foreach (var (what, tolerance) in new[] { ("deleting", PodSeconds), ("created", PodSeconds), ("unready", PodSeconds), ("ready", isLate ? ReportSeconds : GoneSeconds), ("gone", GoneSeconds) })
            PodTimes.RequireSame(what, recording, run, from, tolerance + UnknownPhaseSeconds(recording) + (RequestsPerReplacement * recording.ThrottledSeconds));
    }

    private static void RequireNear(double? expected, double? actual, string both, double phaseSeconds = 0) =>
        Assert.True(expected is null ? actual is null : Math.Abs(expected.Value - actual.GetValueOrDefault(double.NegativeInfinity)) <= NodeSeconds + phaseSeconds, both);

    // Where the monitor did nothing to be seen for a minute before it acts, its phase is not known any more.
    private static double UnknownPhaseSeconds(Trajectory recording)
    {
        const double forgottenSeconds = 60;
        var looks = MonitorRhythm.Looks(recording).ToArray();
        return NodeOutage.Of(recording, recording.NodeMarks, recording.PodEvents)
            .Any(outage => outage.Tainted is { } tainted && !Array.Exists(looks, look => look < tainted && look > tainted - forgottenSeconds))
                ? LatestSeconds - EarliestSeconds
                : 0;
    }
}
