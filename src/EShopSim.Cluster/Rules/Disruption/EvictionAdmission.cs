namespace EShopSim.Cluster.Rules.Disruption;

/// <summary>Whether a pod may be evicted (pkg/registry/core/pod/storage/eviction.go). Only this API asks the budgets.</summary>
public static class EvictionAdmission
{
    /// <summary>Decides on one eviction.</summary>
    /// <param name="phase">The pod's phase.</param>
    /// <param name="isReady">Whether its Ready condition is True.</param>
    /// <param name="isTerminating">Whether its deletion has begun.</param>
    /// <param name="budgets">The budgets that match it.</param>
    public static EvictionVerdict Decide(PodPhase phase, bool isReady, bool isTerminating, IReadOnlyList<EvictionBudget> budgets)
    {
        if (isTerminating || phase is PodPhase.Succeeded or PodPhase.Failed or PodPhase.Pending || budgets.Count == 0)
            return EvictionVerdict.Delete;
        if (budgets.Count > 1)
            return EvictionVerdict.MultipleBudgets;
        var budget = budgets[0];
        if (!isReady && (budget.AlwaysAllowUnhealthy || IsHealthy(budget.Status)))
            return EvictionVerdict.Delete;
        return budget.IsStale || budget.Status.DisruptionsAllowed <= 0
            ? EvictionVerdict.TooManyRequests
            : EvictionVerdict.DeleteFromBudget;
    }

    // A pod that is not ready takes nothing from a budget that is met without it.
    private static bool IsHealthy(BudgetStatus status) =>
        status.DesiredHealthy > 0 && status.CurrentHealthy >= status.DesiredHealthy;
}
