namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>The instants at which the periodic parts of a control plane begin, which a recording shows or chance decides.</summary>
internal sealed record ClosedLoopPhases
{
    public ulong Seed { get; init; } = 1;

    public TimeSpan? FirstHpaSync { get; init; }

    /// <summary>Every sync instant of the HPA after the first; empty leaves it to its own rhythm.</summary>
    public IReadOnlyList<double> LaterHpaSyncs { get; init; } = [];

    /// <summary>The HPA's own rhythm, where <see cref="LaterHpaSyncs"/> does not set it.</summary>
    public TimeSpan HpaSyncPeriod { get; init; } = TimeSpan.FromSeconds(HpaRhythm.PeriodSeconds);

    public TimeSpan? FirstScrape { get; init; }

    public TimeSpan? FirstPodCollection { get; init; }

    public TimeSpan FirstSchedulerTick { get; init; }

    /// <summary>When other scenarios on the same control plane made its scheduler try again those pods that had found no room.</summary>
    public IReadOnlyList<double> ClusterNews { get; init; } = [];

    /// <summary>The phases of a recording, with the HPA's own rhythm.</summary>
    public static ClosedLoopPhases Of(Trajectory recording)
    {
        var isAutoscaled = recording.Objects.Autoscalers.Count > 0;
        return new ClosedLoopPhases
        {
            FirstHpaSync = isAutoscaled ? TimeSpan.FromSeconds(recording.HpaSyncs[0]) : null,
            FirstScrape = isAutoscaled ? TimeSpan.FromSeconds(recording.Scrapes.First().Seconds) : null,
            FirstPodCollection = CollectedAt(recording),
            FirstSchedulerTick = SchedulerTick(recording),
            ClusterNews = [.. NewsOf(recording)],
        };
    }

    private static TimeSpan? CollectedAt(Trajectory recording)
    {
        foreach (var deletion in recording.Actions("delete-node"))
            foreach (var item in recording.PodEvents)
                if (item.What == "gone" && item.Seconds > deletion.Double("start"))
                    return TimeSpan.FromSeconds(item.Seconds);
        return null;
    }

    // A pod that waited for room got its node at such a tick.
    private static TimeSpan SchedulerTick(Trajectory recording)
    {
        const double waitedSeconds = 1.5;
        var created = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var item in recording.PodEvents)
        {
            if (item.What == "created")
                created[item.Pod] = item.Seconds;
            else if (item.What == "scheduled" && item.Seconds > created[item.Pod] + waitedSeconds)
                return TimeSpan.FromSeconds(item.Seconds);
        }

        return TimeSpan.Zero;
    }

    // What moves unschedulable pods in 1.20 and came from elsewhere: a placed pod is gone, a Service is there, a node joins or gets better.
    private static IEnumerable<double> NewsOf(Trajectory recording)
    {
        foreach (var other in TrajectoryFolder.Neighbours(recording))
        {
            var offset = other.BeganAtSeconds - recording.BeganAtSeconds;
            var news = other.PodEvents.Where(static item => item.What == "gone" && item.Node.Length > 0).Select(static item => item.Seconds)
                .Concat(other.NodeMarks.Where(static mark => mark.Ready).Select(static mark => mark.Seconds))
                .Prepend(0);
            foreach (var seconds in news)
                if (seconds + offset > 0 && seconds + offset < recording.Seconds)
                    yield return seconds + offset;
        }
    }
}
