namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>The simulated control plane, left alone with the recorded load, against the sizes that the real one chose.</summary>
[Trait("Category", "Trajectories")]
public sealed class HpaClosedLoopTests
{
    private const int ShiftSeconds = 2;
    private const double LeastAgreement = 0.97;
    private const double ReplicaSecondsTolerance = 0.06;

    public static TheoryData<string> Recordings => [.. TrajectoryFolder.Names("a", "b", "e09")];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void The_size_follows_the_recorded_one(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var run = new ClosedLoopRun(recording);
        var real = recording.SpecReplicas;
        var seconds = Math.Min(real.Count, run.Replicas.Count);
        double Share(int replicas) =>
            Enumerable.Range(0, seconds).Count(second => Agrees(real, run.Replicas, second, replicas)) / (double)seconds;
        var replicaSeconds = (run.Replicas.Take(seconds).Sum() / (double)real.Take(seconds).Sum(replicas => replicas ?? 0)) - 1;
        var summary = FormattableString.Invariant(
            $"{name}: equal in {Share(0):P1} of {seconds} s, within one replica in {Share(1):P1}, replica-seconds {replicaSeconds:+0.0%;-0.0%}");
        TestContext.Current.TestOutputHelper?.WriteLine(summary);
        Assert.True(Share(1) >= LeastAgreement && Math.Abs(replicaSeconds) <= ReplicaSecondsTolerance, summary);
    }

    // Each change may come two seconds early or late. One replica decides where a window straddles a change of load: real runs of one
    // script settle on different sizes too, which moves replica-seconds by up to 4 %.
    private static bool Agrees(IReadOnlyList<int?> real, List<int> simulated, int second, int within)
    {
        for (var other = Math.Max(0, second - ShiftSeconds); other <= Math.Min(real.Count - 1, second + ShiftSeconds); other++)
            if (real[other] is not { } replicas || Math.Abs(replicas - simulated[second]) <= within)
                return true;
        return false;
    }
}
