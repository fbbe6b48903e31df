namespace EShopSim.Simulation.Results;

/// <summary>Conservation of requests: arrived = completed + failed + in flight.</summary>
/// <param name="Arrived">Requests that arrived from outside.</param>
/// <param name="Completed">Those answered in time.</param>
/// <param name="Failed">Those that failed, whatever the cause.</param>
/// <param name="InFlight">Those still in the system at the end.</param>
/// <param name="Calls">Operations started by them and on their behalf, tries included.</param>
public sealed record RequestCounts(long Arrived, long Completed, long Failed, long InFlight, long Calls);
