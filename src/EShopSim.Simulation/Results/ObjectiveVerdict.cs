namespace EShopSim.Simulation.Results;

/// <summary>An objective and what was measured.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="Measured">The measure over the run after warm-up, in the objective's unit; NaN when nothing finished.</param>
/// <param name="Met">Whether it holds.</param>
public sealed record ObjectiveVerdict(Objective Objective, double Measured, bool Met);
