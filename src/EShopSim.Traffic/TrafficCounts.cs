namespace EShopSim.Traffic;

/// <summary>Requests of all clients together since the start: arrived = completed + failed + in flight.</summary>
/// <param name="Arrived">Those that arrived.</param>
/// <param name="Completed">Those answered in time.</param>
/// <param name="Failed">Those that failed, whatever the cause.</param>
/// <param name="InFlight">Those neither answered nor failed.</param>
/// <param name="Calls">Tries sent to modules by them and on their behalf.</param>
public readonly record struct TrafficCounts(long Arrived, long Completed, long Failed, long InFlight, long Calls);
