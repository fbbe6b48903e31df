using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Who has to make room for a pod of higher priority, and where (pkg/scheduler/framework/preemption, plugins/defaultpreemption).</summary>
public static class PreemptionRules
{
    private const int MinCandidates = 100;
    private const int MinCandidatePercentage = 10;

    /// <summary>How many candidates are enough: a tenth of the nodes that preemption may help on, at least 100.</summary>
    public static int CandidatesToFind(int nodeCount) =>
        Math.Min(Math.Max(nodeCount * MinCandidatePercentage / 100, MinCandidates), nodeCount);

    /// <summary>The order in which pods are spared: higher priority first, then whoever has run longer.</summary>
    public static int CompareImportance(PreemptionVictim left, PreemptionVictim right)
    {
        var byPriority = right.Priority.CompareTo(left.Priority);
        return byPriority != 0 ? byPriority : left.StartTime.CompareTo(right.StartTime);
    }

    /// <summary>Which pods, in order of importance, would violate a budget if all of them went.</summary>
    /// <param name="victims">The pods, most important first.</param>
    /// <param name="disruptionsAllowed">What each budget allows now, by its index.</param>
    public static bool[] ViolateBudgets(IReadOnlyList<PreemptionVictim> victims, IReadOnlyList<int> disruptionsAllowed)
    {
        int[] left = [.. disruptionsAllowed];
        var violating = new bool[victims.Count];
        for (var i = 0; i < violating.Length; i++)
            foreach (var budget in victims[i].Budgets)
                violating[i] |= --left[budget] < 0;
        return violating;
    }

    /// <summary>
    /// The candidate that hurts least: fewest budgets violated, then the lowest priority of its most important victim, the lowest sum of
    /// priorities, the fewest victims, the latest start of those of highest priority; then the first.
    /// </summary>
    /// <returns>Its index; -1 without candidates.</returns>
    public static int Choose(IReadOnlyList<PreemptionCandidate> candidates)
    {
        var best = -1;
        for (var i = 0; i < candidates.Count; i++)
            if (best < 0 || IsBetter(candidates[i], candidates[best]))
                best = i;
        return best;
    }

    private static bool IsBetter(PreemptionCandidate one, PreemptionCandidate other)
    {
        if (one.BudgetViolations != other.BudgetViolations)
            return one.BudgetViolations < other.BudgetViolations;
        if (one.Victims[0].Priority != other.Victims[0].Priority)
            return one.Victims[0].Priority < other.Victims[0].Priority;
        var (sum, otherSum) = (SumOfPriorities(one), SumOfPriorities(other));
        if (sum != otherSum)
            return sum < otherSum;
        if (one.Victims.Count != other.Victims.Count)
            return one.Victims.Count < other.Victims.Count;
        return EarliestStart(one) > EarliestStart(other);
    }

    // Every victim counts above zero, whatever the sign of its priority: more victims of negative priority are not cheaper.
    private static long SumOfPriorities(PreemptionCandidate candidate)
    {
        var sum = 0L;
        foreach (var victim in candidate.Victims)
            sum += victim.Priority + (1L << 31);
        return sum;
    }

    private static SimTime EarliestStart(PreemptionCandidate candidate)
    {
        var earliest = SimTime.MaxValue;
        foreach (var victim in candidate.Victims)
            if (victim.Priority == candidate.Victims[0].Priority)
                earliest = SimTime.Min(earliest, victim.StartTime);
        return earliest;
    }
}
