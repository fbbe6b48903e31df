using System.Text.Json;
using System.Text.Json.Nodes;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Recordings as they might come: with wavering metrics, without what need not be there, with a script nobody knows.</summary>
[Trait("Category", "Trajectories")]
public sealed class PerturbedRecordingTests
{
    private const double Amplitude = 0.0067;

    public static TheoryData<string> Recordings => [.. TrajectoryFolder.Names(static recording => recording.HasAutoscaler && !recording.HasDisturbance).Take(4)];

    public static TheoryData<string> Scripts => [.. TrajectoryFolder.Names(static recording => recording.HasDisturbance).Take(4)];

    /// <summary>With the recorded noise the simulated HPA reads the percentages that the real one would have read, as long as the sizes are the same.</summary>
    [Theory]
    [MemberData(nameof(Recordings))]
    public void Measured_noise_reaches_the_autoscaler(string name)
    {
        var exact = TrajectoryFolder.Read(name);
        Assert.SkipWhen(exact.HasNoisyMetrics, "its metrics waver as it is");
        var root = Copy(exact);
        var random = new RandomStreams(7, 0).Get("noise");
        foreach (var scrape in root["metricScrapes"]!.AsArray())
            foreach (var pod in scrape!["pods"]!.AsObject().ToArray())
                scrape["pods"]![pod.Key] = pod.Value!.GetValue<double>() * (1 + (Amplitude * ((2 * random.NextDouble()) - 1)));
        var noisy = Read(root);
        Assert.True(noisy.HasNoisyMetrics);
        var real = new OpenLoopReplay(noisy).Syncs;
        var run = ClosedLoop.Run(noisy, ClosedLoopPhases.Of(noisy) with { LaterHpaSyncs = noisy.HpaSyncs[1..] });
        var compared = real.Zip(run.HpaSyncs).TakeWhile(static pair => pair.First.CurrentReplicas == pair.Second.CurrentReplicas).ToArray();
        var same = compared.Count(static pair => pair.First.CurrentValue == pair.Second.CurrentValue);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {same} of {compared.Length} syncs read the same");
        Assert.True(compared.Length >= 10 && same >= 0.9 * compared.Length, $"{name}: {same} of {compared.Length} syncs read the same");
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void What_may_be_left_out_is_not_needed(string name)
    {
        var root = Copy(TrajectoryFolder.Read(name));
        foreach (var member in new[] { "notes", "group", "repeat", "description", "duration", "controlPlane", "kubeEvents", "pdbStatus" })
            root.Remove(member);
        root["alignment"]!.AsObject().Remove("controllerThrottling");
        root["alignment"]!.AsObject().Remove("leaseRenewals");
        foreach (var action in root["actions"]!.AsArray())
            foreach (var member in new[] { "lastLeaseRenew", "note", "end" })
                action!.AsObject().Remove(member);
        root["name"] = "renamed";
        var run = ClosedLoop.Run(Read(root), ClosedLoopPhases.Of(Read(root)));
        Assert.NotEmpty(run.PodEvents);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void An_unknown_operation_is_named(string name)
    {
        var root = Copy(TrajectoryFolder.Read(name));
        root["actions"]!.AsArray()[0]!["op"] = "upgrade-cluster";
        var recording = Read(root);
        var problem = Assert.Throws<InvalidOperationException>(() => ClosedLoop.Run(recording, ClosedLoopPhases.Of(recording)));
        Assert.Contains("'upgrade-cluster'", problem.Message, StringComparison.Ordinal);
    }

    private static JsonObject Copy(Trajectory recording) => JsonNode.Parse(recording.Root.GetRawText())!.AsObject();

    private static Trajectory Read(JsonObject root) => new(JsonSerializer.SerializeToElement(root));
}
