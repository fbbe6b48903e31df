namespace EShopSim.Simulation;

/// <summary>What one run depends on besides its scenario, and how it is watched.</summary>
public sealed record RunOptions
{
    /// <summary>Seed of all randomness; null takes the scenario's.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Which replication of that seed, from 0: its random streams are independent of the others'.</summary>
    public int Replication { get; init; }

    /// <summary>How traffic is simulated.</summary>
    public SimulationEngine Engine { get; init; }

    /// <summary>Hears of the simulated time reached, once per recorded sample. It cannot change the run.</summary>
    public Action<RunProgress>? Progress { get; init; }

    /// <summary>Ends the run with <see cref="OperationCanceledException"/> at the next sample.</summary>
    public CancellationToken Stop { get; init; }
}
