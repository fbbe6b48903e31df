using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Runs;

/// <summary>What became of one objective in one run.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="Measured">Over the run after warm-up, in the objective's unit; NaN when nothing finished.</param>
/// <param name="Met">Whether it holds over the run as a whole.</param>
/// <param name="MissedSeconds">Time in windows of ten seconds in which it did not hold.</param>
public sealed record ObjectiveOutcome(Objective Objective, double Measured, bool Met, double MissedSeconds)
{
    internal static ObjectiveOutcome Of(ObjectiveVerdict verdict, IReadOnlyList<ObjectiveWindow> windows) =>
        new(verdict.Objective, verdict.Measured, verdict.Met, windows.Where(w => w.Missed).Sum(w => w.EndSeconds - w.StartSeconds));
}
