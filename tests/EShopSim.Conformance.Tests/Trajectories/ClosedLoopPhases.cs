namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>The instants at which the periodic parts of a control plane begin, which a recording shows or chance decides.</summary>
internal sealed record ClosedLoopPhases
{
    public ulong Seed { get; init; } = 1;

    public TimeSpan? FirstHpaSync { get; init; }

    /// <summary>Every sync instant of the HPA after the first; empty leaves it to its own rhythm of 15 s.</summary>
    public IReadOnlyList<double> LaterHpaSyncs { get; init; } = [];

    /// <summary>The HPA's own rhythm, where <see cref="LaterHpaSyncs"/> does not set it.</summary>
    public TimeSpan HpaSyncPeriod { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan? FirstScrape { get; init; }

    public TimeSpan? FirstNodeMonitor { get; init; }

    public TimeSpan? FirstPodCollection { get; init; }

    /// <summary>An instant by node at which its lease was renewed.</summary>
    public IReadOnlyDictionary<string, TimeSpan> LeaseRenewals { get; init; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);

    /// <summary>The phases of a recording.</summary>
    public static ClosedLoopPhases Of(Trajectory recording)
    {
        var leases = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var kill in recording.Actions("kill-node"))
            foreach (var renewal in kill.GetProperty("lastLeaseRenew").EnumerateObject())
                leases.TryAdd(renewal.Name, TimeSpan.FromSeconds(renewal.Value.GetDouble()));
        var isAutoscaled = recording.Objects.Autoscalers.Count > 0;
        var notReady = recording.NodeMarks.FirstOrDefault(static mark => !mark.Ready);
        return new ClosedLoopPhases
        {
            FirstHpaSync = isAutoscaled ? TimeSpan.FromSeconds(recording.HpaSyncs[0]) : null,
            FirstScrape = isAutoscaled ? TimeSpan.FromSeconds(recording.Scrapes.First().Seconds) : null,
            FirstNodeMonitor = notReady is null ? null : TimeSpan.FromSeconds(notReady.Seconds),
            FirstPodCollection = CollectedAt(recording),
            LeaseRenewals = leases,
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
}
