namespace EShopSim.Simulation.Results;

/// <summary>What finished within a part of the run.</summary>
/// <param name="Frame">The part that an objective asks for.</param>
/// <param name="Summary">Counts and latencies; where the time went is told of the whole run only.</param>
public sealed record FramedSummary(TimeFrame Frame, OperationSummary Summary);
