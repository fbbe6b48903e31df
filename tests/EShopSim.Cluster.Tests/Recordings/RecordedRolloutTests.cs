using EShopSim.Cluster.Tests.ControlLoops;

namespace EShopSim.Cluster.Tests.Recordings;

/// <summary>The simulated control plane beside recordings of a real one, given the same script.</summary>
public sealed class RecordedRolloutTests
{
    [Theory]
    [InlineData("c01-25pct-25pct-mr10-s30")]
    [InlineData("c03-1-0-mr10-s30")]
    [InlineData("c05-100pct-100pct-mr10-s30")]
    [InlineData("c07-0-1-mr0-s30")]
    [InlineData("c09-50pct-0-mr0-s30")]
    [InlineData("c11-25pct-25pct-mr10-s5")]
    [InlineData("c13-1-0-mr10-s5")]
    [InlineData("c15-100pct-100pct-mr10-s5")]
    [InlineData("c17-0-1-mr0-s5")]
    [InlineData("c19-50pct-0-mr0-s5")]
    [InlineData("c23-rollback-midway")]
    [InlineData("c25-recreate")]
    [InlineData("c27-scale-mid-rollout")]
    [InlineData("d01-sts-ordered")]
    [InlineData("d03-sts-partition")]
    public void A_rollout_goes_as_it_did_in_a_real_cluster(string name)
    {
        var recording = Find(name);
        var run = Run(recording);
        Assert.Equal(0, Apart(run.Live, recording.Column("podsLive")));
        Assert.Equal(0, Apart(run.Ready, recording.Column("endpointsReady")));
        Assert.Equal(0, Apart(run.Terminating, recording.Column("podsTerminating")));
    }

    [Fact]
    public void A_daemon_set_updates_as_it_did_in_a_real_cluster()
    {
        var recording = Find("d05-daemonset");
        var run = Run(recording);
        Assert.Equal(0, Apart(run.Live, recording.Column("podsLive")));
        Assert.Equal(0, Apart(run.Terminating, recording.Column("podsTerminating")));
    }

    // The pods that find no room are tried again when something happens; other scenarios ran in the same cluster and made things happen.
    [Fact]
    public void A_rollout_without_room_for_its_surge_goes_nearly_as_it_did_in_a_real_cluster()
    {
        var recording = Find("c29-no-room-for-surge");
        Assert.InRange(Apart(Run(recording).Ready, recording.Column("endpointsReady")), 0, 0.1);
    }

    private static RolloutRecording Find(string name)
    {
        if (RolloutRecording.Find(name) is { } recording)
            return recording;
        Assert.Skip($"The recording {name} is not there.");
        return null;
    }

    private static (List<int> Live, List<int> Ready, List<int> Terminating) Run(RolloutRecording recording)
    {
        var cluster = recording.Replay();
        var (live, ready, terminating) = (new List<int>(), new List<int>(), new List<int>());
        var actions = new Queue<(double Seconds, Action<TestCluster> Action)>(recording.Actions());
        for (var second = 0; second < recording.Seconds; second++)
        {
            while (actions.TryPeek(out var next) && next.Seconds <= second)
            {
                cluster.RunUntil(next.Seconds);
                actions.Dequeue().Action(cluster);
            }

            cluster.RunUntil(second);
            live.Add(cluster.Workload.Replicas);
            ready.Add(cluster.Workload.ReadyReplicas);
            terminating.Add(cluster.Workload.Pods.Count - cluster.Workload.Replicas);
        }

        return (live, ready, terminating);
    }

    // The share of seconds whose value the recording does not show within two seconds.
    private static double Apart(List<int> simulated, int?[] recorded)
    {
        var apart = 0;
        for (var second = 0; second < simulated.Count; second++)
        {
            var from = Math.Max(0, second - 2);
            var to = Math.Min(recorded.Length - 1, second + 2);
            var near = false;
            for (var other = from; other <= to; other++)
                near |= recorded[other] is null || recorded[other] == simulated[second];
            if (!near)
                apart++;
        }

        return apart / (double)simulated.Count;
    }
}
