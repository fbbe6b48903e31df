namespace EShopSim.Simulation;

/// <summary>How traffic is simulated; the control plane is the same in all.</summary>
public enum SimulationEngine
{
    /// <summary>Every single request.</summary>
    Requests,

    /// <summary>Rates and queueing formulas per small step: thousands of times cheaper, and not exact.</summary>
    Fluid,
}
