namespace EShopSim.Traffic.Fluid;

/// <summary>Closed forms for the time that requests lose to one another in a pod.</summary>
internal static class Congestion
{
    private const double PeriodSeconds = 0.1;
    private const double MostLoad = 0.995;

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
    /// The time lost to a CPU limit: a slotted queue of work that gets so much per period of 100 ms. The work left over at the end of a
    /// period has an exponential tail (a reflected random walk in heavy traffic), and is there at all with the chance by which Krämer and
    /// Langenbach-Belz correct the mean for a single server with regular slots: most requests lose nothing, and some a lot.
    /// </summary>
    /// <param name="demandCores">Core-seconds that arrive per second.</param>
    /// <param name="workVariance">Variance of the core-seconds that arrive in a second.</param>
    /// <param name="limitCores">The limit.</param>
    public static Sojourn Throttling(double demandCores, double workVariance, double limitCores)
    {
        if (!double.IsFinite(limitCores) || demandCores <= 0 || workVariance <= 0)
            return default;
        var load = Math.Min(demandCores / limitCores, MostLoad);
        var (mean, variance) = (load * limitCores * PeriodSeconds, workVariance * PeriodSeconds);
        var room = (limitCores * PeriodSeconds) - mean;
        var variation = variance / (mean * mean);
        var left = variance / (2 * room) / limitCores;
        return Sojourn.Exponential(left).WithChance(Math.Exp(-2 * (1 - load) / (3 * load) / variation));
    }
}
