namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>StatefulSets, DaemonSets and drains against their recordings, pod by pod.</summary>
[Trait("Category", "Trajectories")]
public sealed class StepwiseClosedLoopTests
{
    private const double StepSeconds = 0.3;
    private const double DrainSeconds = 1;
    // A replacement that gets ready in the moment at which kubectl asks again is seen then or 5 s later.
    private const double RetrySeconds = 5;

    private static readonly string[] _steps = ["created", "ready", "deleting", "gone"];

    public static TheoryData<string> OrderedRecordings => [.. TrajectoryFolder.Names(static recording => !recording.HasDeployment && !recording.HasDeadNodes)];

    public static TheoryData<string> DrainRecordings => [.. TrajectoryFolder.Names(static recording => recording.HasDrain && !recording.HasDeadNodes)];

    [Theory]
    [MemberData(nameof(OrderedRecordings))]
    public void Each_step_comes_when_it_did(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        Assert.SkipWhen(WorkloadClosedLoopTests.IsThrottled(recording), "the controllers were held back by their clients' rate limit");
        foreach (var what in _steps)
            PodTimes.RequireSame(what, recording, ClosedLoop.Aligned(recording), 0, StepSeconds + recording.ThrottledSeconds, StepSeconds);
    }

    [Theory]
    [MemberData(nameof(DrainRecordings))]
    public void Pods_leave_a_drained_node_when_they_did(string name)
    {
        var recording = TrajectoryFolder.Read(name);
        var from = recording.Actions("kubectl").Min(static action => action.Double("start"));
        var slack = recording.Objects.DisruptionBudgets.Count > 0 ? RetrySeconds : 0;
        foreach (var what in _steps)
            PodTimes.RequireSame(what, recording, ClosedLoop.Aligned(recording), from, DrainSeconds + slack + recording.ThrottledSeconds);
    }
}
