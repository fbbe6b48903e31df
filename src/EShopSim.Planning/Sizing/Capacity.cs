namespace EShopSim.Planning.Sizing;

/// <summary>The largest load that meets the objectives with something provided.</summary>
/// <param name="Load">The largest multiple of the scenario's traffic that was seen to meet them, all runs together; 0 where none did.</param>
/// <param name="EveryRunMeets">The largest load that was tried up to which they are met in every single run; 0 where there is none.</param>
/// <param name="EveryRunMisses">The smallest above it at which one is missed in every single run; infinity where none is.</param>
/// <param name="Trials">All loads that were tried, from the smallest on: the curve.</param>
public sealed record Capacity(double Load, double EveryRunMeets, double EveryRunMisses, IReadOnlyList<Trial> Trials);
