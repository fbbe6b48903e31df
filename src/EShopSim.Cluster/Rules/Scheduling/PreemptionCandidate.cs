namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>A node on which a pod would fit if the victims went.</summary>
/// <param name="Victims">Who would have to go, most important first; never empty.</param>
/// <param name="BudgetViolations">How many of them their disruption budgets would rather keep.</param>
public sealed record PreemptionCandidate(IReadOnlyList<PreemptionVictim> Victims, int BudgetViolations);
