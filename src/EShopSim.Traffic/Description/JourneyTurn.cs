namespace EShopSim.Traffic.Description;

/// <summary>A way on from a step of a journey.</summary>
/// <param name="Step">Index of the step it leads to.</param>
/// <param name="Probability">The chance that it is taken; what all turns of a step leave over leaves the shop.</param>
public readonly record struct JourneyTurn(int Step, double Probability);
