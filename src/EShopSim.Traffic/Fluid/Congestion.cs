namespace EShopSim.Traffic.Fluid;

/// <summary>Closed forms for the time that requests lose to one another in a pod.</summary>
internal static class Congestion
{
    private const double MostLoad = 0.995;

    // A pod that is stopped stands still for so much of a period.
    private const double HitShare = 0.2;

    /// <summary>
    /// By how much the mean time under processor sharing exceeds the demand, as a multiple of it: the waiting time of M/M/c over its
    /// service time, which sharing has for any law of demand (insensitivity), by Sakasegawa's approximation of Erlang's formula
    /// ("An approximation formula Lq ≈ α·ρ^β/(1−ρ)", 1977), exact for one core.
    /// </summary>
    /// <param name="load">Demand over capacity, 0 to 1.</param>
    /// <param name="cores">Cores, at least 1.</param>
    public static double Sharing(double load, double cores)
    {
        var rho = Math.Min(load, MostLoad);
        return rho <= 0 ? 0 : Math.Pow(rho, Math.Sqrt(2 * (cores + 1)) - 1) / (cores * (1 - rho));
    }

    /// <summary>
    /// What others lose a request under a CPU limit. Without bursts it would be the sharing of so many cores, alike for any law of demand.
    /// The budget of a period lets through bursts that fit into it: by how much that lessens the loss depends on the budget over
    /// E[x²]/2E[x], by which the work that waits decays (in heavy traffic at a rate of 2(1−ρ)E[x]/(ρE[x²])). The form and its constants
    /// are fitted to single requests with limits of 0.5 to 2 cores, demands of 5 to 60 ms with coefficients of variation of 0.5 to 1.5,
    /// and loads of 0.2 to 0.9.
    /// </summary>
    /// <param name="load">Demand over the limit, 0 to 1.</param>
    /// <param name="demandSeconds">Mean CPU time of a request.</param>
    /// <param name="burstSeconds">E[x²]/2E[x] of it.</param>
    /// <param name="limitCores">The limit.</param>
    /// <returns>What is lost on average in proportion to a request's own time, in seconds; and what hits some requests, whatever their size.</returns>
    public static (double SharedSeconds, Sojourn Hits) Throttling(double load, double demandSeconds, double burstSeconds, double limitCores)
    {
        if (!double.IsFinite(limitCores) || load <= 0 || demandSeconds <= 0 || burstSeconds <= 0)
            return (0, default);
        var rho = Math.Min(load, MostLoad);
        var unbuffered = demandSeconds * (limitCores >= 1 ? Sharing(rho, limitCores) : rho / (1 - rho) / limitCores);
        var budgets = Math.Min(limitCores, Math.Pow(limitCores, 0.7)) * CpuLimit.PeriodSeconds / burstSeconds;
        var passed = Math.Exp(-0.436 * Math.Pow(1 - rho, 0.7) * Math.Pow(budgets, 0.85));
        var shared = unbuffered * Math.Pow(passed, 1.5);
        var lost = (unbuffered * passed) - shared;
        var hit = Math.Max(lost, (HitShare * CpuLimit.PeriodSeconds) + (4 * burstSeconds * rho / (1 - rho) / limitCores));
        return (shared, Sojourn.Exponential(hit).WithChance(lost / hit));
    }
}
