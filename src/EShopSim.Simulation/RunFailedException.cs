namespace EShopSim.Simulation;

/// <summary>A run broke one of its own invariants: a fault of the simulator, never of the input.</summary>
public sealed class RunFailedException : Exception
{
    /// <summary>Names the breach and how to see it again.</summary>
    public RunFailedException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
