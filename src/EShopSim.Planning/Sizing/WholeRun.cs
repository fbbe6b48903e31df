using EShopSim.Simulation;

namespace EShopSim.Planning.Sizing;

/// <summary>The scenario from beginning to end with what is recommended.</summary>
/// <param name="Outcome">One run of it.</param>
/// <param name="Engine">By which engine; long scenarios are run as flows, whose latencies are approximate.</param>
/// <param name="HasRaisedMinima">Whether the HPAs' minima had to be raised, because without that it missed an objective.</param>
public sealed record WholeRun(Trial Outcome, SimulationEngine Engine, bool HasRaisedMinima)
{
    /// <summary>Events of the scenario that cannot happen, because the plan does without that node or zone.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Time in windows of ten seconds in which the objective that was missed longest was missed.</summary>
    public double MissedSeconds => Outcome.Runs.Average(r => r.Objectives.Max(o => o.MissedSeconds));
}
