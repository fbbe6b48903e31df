using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Runs;

/// <summary>One run that somebody needs.</summary>
/// <param name="Scenario">What to run.</param>
/// <param name="Seed">The seed of all randomness.</param>
/// <param name="Replication">Which replication of that seed; equal ones of two scenarios have the same requests.</param>
public sealed record RunOrder(Scenario Scenario, ulong Seed, int Replication)
{
    /// <summary>How traffic is simulated.</summary>
    public SimulationEngine Engine { get; init; }

    /// <summary>Hears of the whole run with its series, from any thread; an order that wants them is run even when its measures are known.</summary>
    public Action<RunResult>? WithSeries { get; init; }
}
