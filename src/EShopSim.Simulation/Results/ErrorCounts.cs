namespace EShopSim.Simulation.Results;

/// <summary>What an error rate is made of.</summary>
/// <param name="Failed">Requests that failed.</param>
/// <param name="Finished">Requests that failed or were answered.</param>
public readonly record struct ErrorCounts(long Failed, long Finished);
