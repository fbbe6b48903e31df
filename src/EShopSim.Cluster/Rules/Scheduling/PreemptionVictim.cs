using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>A pod that might have to make room.</summary>
/// <param name="Priority">Its priority.</param>
/// <param name="StartTime">status.startTime; the present instant for a pod that has not started.</param>
/// <param name="Budgets">The disruption budgets that protect it, by their index.</param>
public sealed record PreemptionVictim(int Priority, SimTime StartTime, IReadOnlyList<int> Budgets);
