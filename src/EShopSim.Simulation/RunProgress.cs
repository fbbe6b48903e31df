namespace EShopSim.Simulation;

/// <summary>How far a run has come.</summary>
/// <param name="Replication">Which replication.</param>
/// <param name="Simulated">Simulated time reached.</param>
/// <param name="Requests">Requests that have arrived so far.</param>
public readonly record struct RunProgress(int Replication, TimeSpan Simulated, long Requests);
