using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Runs;

/// <summary>Replications of one scenario.</summary>
/// <param name="First">The first of them with all its series.</param>
/// <param name="All">What all of them measured, the first among them, in the order of their numbers.</param>
public sealed record ReplicatedRuns(RunResult First, IReadOnlyList<RunMeasures> All);
