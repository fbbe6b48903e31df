namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>The simulated control plane, left alone with the recorded load, against the sizes that the real one chose.</summary>
[Trait("Category", "Trajectories")]
public sealed class HpaClosedLoopTests(TrajectoryTable table)
{
    private const int ShiftSeconds = 2;
    private const int OneSyncSeconds = 16;
    private const double ScrapeSeconds = 15;
    private const double LeastAgreement = 0.97;

    public static TheoryData<string> Recordings => [.. TrajectoryFolder.Names(static recording => recording.HasAutoscaler)];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Aligned_on_every_sync_the_size_is_the_recorded_one(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        Compare(name + ", every sync", recording, ClosedLoop.Aligned(recording), recording.Seconds);
    }

    // From the sync on that sees another scrape than the real one did, or pods of another time, the two are different scenarios; the sizes must agree all the same.
    [Theory]
    [MemberData(nameof(Recordings))]
    public void Aligned_on_the_first_sync_and_scrape_the_size_is_the_recorded_one(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var syncs = HpaRhythm.WithDiscovery(recording.HpaSyncs);
        var run = ClosedLoop.Run(recording, ClosedLoopPhases.Of(recording) with { LaterHpaSyncs = syncs });
        Compare(name + ", first sync", recording, run, SecondsInStep(recording, [recording.HpaSyncs[0], .. syncs]), isHeldThroughout: true);
    }

    // The recorded control plane had other HPAs, which this level knows nothing of.
    [Theory]
    [MemberData(nameof(Recordings))]
    public void Left_to_its_own_rhythm_the_size_is_the_recorded_one_until_the_rhythms_part(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var run = ClosedLoop.Run(recording, ClosedLoopPhases.Of(recording));
        var syncs = recording.HpaSyncs.Select((_, index) => recording.HpaSyncs[0] + (HpaRhythm.PeriodSeconds * index)).ToArray();
        Compare(name + ", own rhythm", recording, run, SecondsInStep(recording, syncs));
    }

    private static int SecondsInStep(Trajectory recording, double[] simulated)
    {
        var syncs = recording.HpaSyncs;
        var firstScrape = recording.Scrapes.First().Seconds;
        for (var i = 0; i < syncs.Length; i++)
            if (ScrapesBefore(syncs[i]) != ScrapesBefore(simulated[i]) || Math.Abs(syncs[i] - simulated[i]) > ShiftSeconds)
                return (int)Math.Min(syncs[i], simulated[i]) - ShiftSeconds;
        return recording.Seconds;

        int ScrapesBefore(double seconds) => (int)Math.Floor((seconds - firstScrape) / ScrapeSeconds);
    }

    private void Compare(string name, Trajectory recording, SimulatedRun run, int seconds, bool isHeldThroughout = false)
    {
        var recorded = recording.Column("specReplicas")!;
        var simulated = run.Column("specReplicas");
        var whole = Agreement.Of(recorded, simulated, ShiftSeconds);
        var asserted = Agreement.Of(recorded[..seconds], [.. simulated.Take(seconds)], ShiftSeconds);
        var lag = ChangeLag.Of(recording.SizeChanges, run.SizeChanges, OneSyncSeconds);
        var holds = asserted.Share >= LeastAgreement && (!isHeldThroughout || whole.Share >= LeastAgreement);
        var inStep = seconds == recording.Seconds ? "" : FormattableString.Invariant($", {asserted.Share * 100:0.0} % of {seconds} s in step");
        table.Add(name, whole.Share, whole.LargestDifference, lag, Verdict(holds, whole.Share) + inStep);
        Assert.True(holds, $"{name}: {asserted.Share:P1} of {seconds} s agree, {whole.Share:P1} of all {recording.Seconds}, {asserted.LargestDifference} replicas apart at most, lag {lag}\nrecorded  {string.Join(' ', recording.SizeChanges)}\nsimulated {string.Join(' ', run.SizeChanges)}");
    }

    private static string Verdict(bool holds, double wholeShare)
    {
        if (!holds)
            return "MISSES";
        return wholeShare >= LeastAgreement ? "agrees" : "agrees only while in step";
    }
}
