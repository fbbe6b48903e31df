using EShopSim.Cluster;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Every decision of the HPA controller against the one a real control plane took in the same situation.</summary>
[Trait("Category", "Trajectories")]
public sealed class HpaOpenLoopTests
{
    public static TheoryData<string> Recordings => [.. TrajectoryFolder.Names(static recording => recording.HasAutoscaler)];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Every_sync_decides_as_the_real_one_did(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var expected = RecordedSync.Of(recording);
        var syncs = new OpenLoopReplay(recording).Syncs;
        Assert.Equal(expected.Count, syncs.Count);
        var conditions = new Dictionary<string, string>(StringComparer.Ordinal);
        var failures = new List<string>();
        for (var i = 0; i < syncs.Count; i++)
        {
            foreach (var condition in syncs[i].Conditions)
                conditions[condition.Type] = $"{condition.Status}/{condition.Reason}";
            // What the next sync found is what this one wrote; nothing else scales in these recordings.
            if (i + 1 < syncs.Count && syncs[i].DesiredReplicas != expected[i + 1].CurrentReplicas)
                failures.Add($"{syncs[i].Time}: {expected[i + 1].CurrentReplicas} replicas expected; {syncs[i].DesiredReplicas}: {syncs[i].Message}");
            foreach (var (type, value) in expected[i].Conditions)
                if (conditions.GetValueOrDefault(type) != value)
                    failures.Add($"{syncs[i].Time}: {type} {value} expected; {conditions.GetValueOrDefault(type)}: {syncs[i].Message}");
            // Recorded values are rounded to a thousandth of a millicore, which can turn a millicore that the HPA rounds up.
            if (syncs[i].CurrentValue is { } utilization && Math.Abs(utilization - expected[i].UtilizationPercent ?? 0) > 1)
                failures.Add($"{syncs[i].Time}: {expected[i].UtilizationPercent} % expected; {utilization} %");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: {syncs.Count} syncs, {syncs.Count(sync => sync.Rescaled)} of them changed the size, {failures.Count} differ");
        Assert.True(failures.Count == 0, $"{name}: {failures.Count} differences\n{string.Join('\n', failures.Take(12))}");
    }
}
