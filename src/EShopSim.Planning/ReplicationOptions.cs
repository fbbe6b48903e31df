using EShopSim.Simulation;

namespace EShopSim.Planning;

/// <summary>How often a scenario is run, and with how many cores.</summary>
public sealed record ReplicationOptions
{
    /// <summary>Seed of all replications; null takes the scenario's.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Number of replications; at least 1.</summary>
    public int Count { get; init => field = AtLeastOne(value); } = 1;

    /// <summary>Replications that run at the same time; at least 1. It changes the time taken, never the result.</summary>
    public int Parallelism { get; init => field = AtLeastOne(value); } = 1;

    /// <summary>Hears of each replication's progress, from several threads.</summary>
    public Action<RunProgress>? Progress { get; init; }

    /// <summary>Ends all replications with <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Stop { get; init; }

    private static int AtLeastOne(int value) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "at least 1");
}
