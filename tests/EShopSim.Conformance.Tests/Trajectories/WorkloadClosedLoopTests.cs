namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Rollouts, StatefulSets, DaemonSets, node failures and drains against their recordings, second by second.</summary>
[Trait("Category", "Trajectories")]
public sealed class WorkloadClosedLoopTests(TrajectoryTable table)
{
    private const int ShiftSeconds = 2;
    public const int ThrottledShiftSeconds = 10;
    private const int LongestBackoffSeconds = 10;
    private const double LeastAgreement = 0.97;

    private static readonly string[] _columns = ["podsLive", "podsTerminating", "endpointsReady", "numberReady", "specReplicas"];

    public static TheoryData<string> Recordings => [.. TrajectoryFolder.Names(static recording => recording.HasDisturbance)];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Pods_are_as_many_as_they_were(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var run = ClosedLoop.Aligned(recording);
        var (worst, details) = Compare(recording, run, IsThrottled(recording) ? ThrottledShiftSeconds : ShiftSeconds);
        var verdict = "agrees";

        // A pod without room is tried again after a back-off that grows with what happens elsewhere in the cluster, of which the folder may know nothing.
        if (worst.Share < LeastAgreement && recording.WaitsForRoom)
        {
            (worst, details) = Compare(recording, run, LongestBackoffSeconds);
            verdict = "agrees within a back-off";
        }

        var holds = worst.Share >= LeastAgreement;
        var lag = recording.Objects.Autoscalers.Count == 0 && TrajectoryFolder.Summary(name).HasRollout ? run.CompletedSeconds - recording.CompletedSeconds : null;
        table.Add(name, worst.Share, worst.LargestDifference, lag, holds ? verdict : "MISSES");
        Assert.True(holds, $"{name}\n{string.Join('\n', details)}\n{Events(recording.PodEvents)}\n--\n{Events(run.PodEvents)}");
    }

    private static (Agreement Worst, IReadOnlyList<string> Details) Compare(Trajectory recording, SimulatedRun run, int shift)
    {
        var worst = new Agreement(1, 0);
        var details = new List<string>();
        foreach (var column in _columns)
        {
            if (recording.Column(column) is { } recorded)
                Add(column, Agreement.Of(recorded, run.Column(column), shift));
        }

        foreach (var ((recorded, simulated), index) in ReplicaSetSeries.Of(recording).Zip(run.ReplicaSets).Select(static (pair, index) => (pair, index)))
            Add(FormattableString.Invariant($"pods of ReplicaSet {index + 1}"), Agreement.Of([.. recorded.Pods.Select(static pods => (int?)pods)], simulated.Pods, shift));
        return (worst, details);

        void Add(string what, Agreement agreement)
        {
            details.Add(FormattableString.Invariant($"{what}: {agreement.Share:P1} of the seconds, {agreement.LargestDifference} apart at most"));
            worst = new Agreement(Math.Min(worst.Share, agreement.Share), Math.Max(worst.LargestDifference, agreement.LargestDifference));
        }
    }

    /// <summary>Whether many rollouts at once made the controllers wait for their clients' rate limit: each took 4 to 8 s longer.</summary>
    internal static bool IsThrottled(Trajectory recording) => recording.ThrottledSeconds > 1;

    private static string Events(IEnumerable<RecordedPodEvent> events) =>
        string.Join('\n', events.Where(static item => item.Seconds > 30).Take(60).Select(static item => FormattableString.Invariant($"{item.Seconds:0.00} {item.Pod} {item.What} {item.Node}")));
}
