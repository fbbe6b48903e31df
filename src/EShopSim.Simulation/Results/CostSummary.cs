namespace EShopSim.Simulation.Results;

/// <summary>What the nodes cost, at the pools' hourly prices.</summary>
/// <param name="Total">Whole run, in the scenario's currency; 0 when no prices are given.</param>
/// <param name="PerHour">Per simulated hour.</param>
/// <param name="NodeHours">Nodes over time, in hours.</param>
/// <param name="PerThousandRequests">Per thousand answered requests; NaN when none was answered.</param>
public sealed record CostSummary(double Total, double PerHour, double NodeHours, double PerThousandRequests);
