using EShopSim.Simulation;

namespace EShopSim.Planning.Runs;

/// <summary>How often to repeat a run with independent randomness.</summary>
public sealed record ReplicationPlan
{
    /// <summary>Replications to begin with, and all of them without a precision; at least 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>
    /// Half the width of the 95 % interval that every objective's measure shall have at most, relative to its value (0.05 is 5 %);
    /// null repeats no further. Where the value is below the objective's limit, the limit takes its place: an error rate near zero
    /// need not be known to 5 % of itself.
    /// </summary>
    public double? Precision { get; init; }

    /// <summary>How traffic is simulated.</summary>
    public SimulationEngine Engine { get; init; }

    /// <summary>Most replications, whatever the precision reached; at least <see cref="Count"/>.</summary>
    public int Ceiling { get; init; } = 100;
}
