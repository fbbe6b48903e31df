using EShopSim.Engine;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Recorded sizes against what the simulator shows over many phases of syncs and scrapes, none of them the recorded one.</summary>
[Trait("Category", "Trajectories")]
public sealed class HpaUnalignedTests
{
    private const int Runs = 20;
    private const int ReachSeconds = 16;
    private const double PeriodSeconds = 15;
    // Nine of ten recorded syncs came at most this much later than 15 s after the one before.
    private const double LongestSyncSeconds = 0.14;
    private const double ReplicaSecondsTolerance = 0.03;

    public static TheoryData<string> Recordings => [.. TrajectoryFolder.Names(static recording => recording.HasAutoscaler && !recording.HasDisturbance)];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void A_recording_lies_within_what_random_phases_show(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var recorded = recording.Column("specReplicas")!;
        var random = new RandomStreams(20, 0).Get("phases");
        var low = Enumerable.Repeat(int.MaxValue, recorded.Length).ToArray();
        var high = new int[recorded.Length];
        var sums = new List<int>();
        for (var i = 0; i < Runs; i++)
        {
            var run = ClosedLoop.Run(recording, new ClosedLoopPhases
            {
                Seed = (ulong)i + 1,
                FirstHpaSync = TimeSpan.FromSeconds(PeriodSeconds * (1 + random.NextDouble())),
                FirstScrape = TimeSpan.FromSeconds(PeriodSeconds * random.NextDouble()),
                HpaSyncPeriod = TimeSpan.FromSeconds(PeriodSeconds + (LongestSyncSeconds * random.NextDouble())),
            }).Column("specReplicas");
            sums.Add(run.Sum());
            for (var second = 0; second < recorded.Length; second++)
                (low[second], high[second]) = (Math.Min(low[second], run[second]), Math.Max(high[second], run[second]));
        }

        var outside = Enumerable.Range(0, recorded.Length).Where(second => recorded[second] is { } replicas && !IsWithin(replicas, second)).ToArray();
        var sum = recorded.Sum(static replicas => replicas ?? 0);
        Assert.True(outside.Length == 0, $"{name} leaves the envelope at the seconds {string.Join(' ', outside.Take(40))}");
        Assert.InRange(sum, sums.Min() * (1 - ReplicaSecondsTolerance), sums.Max() * (1 + ReplicaSecondsTolerance));

        bool IsWithin(int replicas, int second)
        {
            var from = Math.Max(0, second - ReachSeconds);
            var count = Math.Min(recorded.Length, second + ReachSeconds + 1) - from;
            return replicas >= low.AsSpan(from, count).ToArray().Min() - 1 && replicas <= high.AsSpan(from, count).ToArray().Max() + 1;
        }
    }
}
