namespace EShopSim.Simulation.Results;

/// <summary>What became of a shop after its trigger had ended.</summary>
public enum RecoveryOutcome
{
    /// <summary>It was hurt, and is healthy again.</summary>
    Recovered,

    /// <summary>It is still out of bounds at the end of the watch, though it was healthy before the trigger: a metastable failure.</summary>
    Metastable,

    /// <summary>It was not healthy before the trigger either, so the trigger is not to blame.</summary>
    NeverHealthy,

    /// <summary>The trigger did not bring it out of bounds.</summary>
    Unhurt,

    /// <summary>The run ended before the trigger did, or too soon after it to tell.</summary>
    NotWatched,
}
