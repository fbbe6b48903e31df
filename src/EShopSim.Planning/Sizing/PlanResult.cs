using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Sizing;

/// <summary>What a planning has found.</summary>
/// <param name="Problem">What was planned.</param>
/// <param name="PeakAt">When the scenario's traffic is at its highest, which is what was planned for.</param>
/// <param name="Alone">The objectives when hardly anybody asks.</param>
/// <param name="Unreachable">Objectives that even then are missed: no number of replicas helps.</param>
/// <param name="Loads">A plan for each load; empty where an objective is unreachable.</param>
/// <param name="Present">The largest load that the present manifests and nodes carry; null where an objective is unreachable.</param>
/// <param name="PresentLimit">What keeps them from carrying more; null where nothing was tried.</param>
/// <param name="Notes">What the estimate or the trials leave out of this scenario.</param>
/// <param name="Runs">Runs by the request engine.</param>
public sealed record PlanResult(
    PlanProblem Problem,
    TimeSpan PeakAt,
    Trial Alone,
    IReadOnlyList<ObjectiveVerdict> Unreachable,
    IReadOnlyList<LoadPlan> Loads,
    Capacity? Present,
    CapacityLimit? PresentLimit,
    IReadOnlyList<string> Notes,
    int Runs)
{
    /// <summary>Whether every load has a plan that meets the objectives and whose pods fit.</summary>
    public bool Meets => Unreachable.Count == 0 && Loads.All(l => l.Meets && l.Fits);
}
