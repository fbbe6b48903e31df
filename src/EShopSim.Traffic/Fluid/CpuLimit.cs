namespace EShopSim.Traffic.Fluid;

/// <summary>What a CPU limit does to a request that is alone in its pod.</summary>
internal static class CpuLimit
{
    /// <summary>Length of a CFS period.</summary>
    public const double PeriodSeconds = 0.1;

    /// <summary>
    /// The time of a request under a limit of less than a core: whenever it has spent the budget of a period it waits for the next. It
    /// begins at any point of a period: with a chance of 1 − limit early enough to spend all of the first budget, else what is left of
    /// the period lets it through to the next one.
    /// </summary>
    /// <param name="demand">CPU time.</param>
    /// <param name="limitCores">The limit, over the threads that it is split into.</param>
    public static Sojourn Alone(in Sojourn demand, double limitCores)
    {
        if (!(limitCores < 1))
            return demand;
        Span<double> times = stackalloc double[SojournLaw.Weights.Count];
        new SojournLaw(demand).CopyValues(times);
        double mean = 0, second = 0, third = 0;
        for (var i = 0; i < times.Length; i++)
        {
            times[i] += (1 - limitCores) * PeriodSeconds * Stops(times[i], limitCores);
            mean += SojournLaw.Weights[i] * times[i];
        }

        for (var i = 0; i < times.Length; i++)
        {
            var from = times[i] - mean;
            second += SojournLaw.Weights[i] * from * from;
            third += SojournLaw.Weights[i] * from * from * from;
        }

        // The points leave out the far tail of the demand: the spread that it has beyond them is that much longer, too.
        return new Sojourn(demand.Least, mean, Math.Max(second, demand.Variance), Math.Max(third, demand.Third));
    }

    private static double Stops(double seconds, double limitCores)
    {
        var budgets = seconds / (limitCores * PeriodSeconds);
        return ((1 - limitCores) * Math.Floor(budgets)) + (limitCores * Math.Max(0, budgets - 1));
    }
}
