namespace EShopSim.Simulation.Metrics;

/// <summary>Requests of clients for an entry operation, counted where they arrive.</summary>
/// <param name="Operation">The entry operation.</param>
public sealed record OperationRequests(string Operation) : SeriesSource;
