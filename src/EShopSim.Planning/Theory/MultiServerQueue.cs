namespace EShopSim.Planning.Theory;

/// <summary>M/M/c, first come first served: Poisson arrivals, exponential service, waiting room without end.</summary>
/// <remarks>Kleinrock, Queueing Systems I (1975), 3.5. Where the servers do not suffice (load ≥ 1) times are infinite.</remarks>
/// <param name="Servers">At least 1.</param>
/// <param name="ArrivalsPerSecond">Positive.</param>
/// <param name="MeanServiceSeconds">Positive.</param>
public sealed record MultiServerQueue(int Servers, double ArrivalsPerSecond, double MeanServiceSeconds)
{
    /// <summary>Offered load: servers busy on average.</summary>
    public double Offered => ArrivalsPerSecond * MeanServiceSeconds;

    /// <summary>Offered load by server.</summary>
    public double Load => Offered / Servers;

    /// <summary>P(W &gt; 0), Erlang C.</summary>
    public double WaitProbability => Erlang.Waiting(Servers, Offered);

    /// <summary>E[W] = C / (cμ − λ).</summary>
    public double MeanWaitSeconds => Load < 1 ? WaitProbability / SpareRate : double.PositiveInfinity;

    /// <summary>E[T] = E[W] + 1/μ.</summary>
    public double MeanSojournSeconds => MeanWaitSeconds + MeanServiceSeconds;

    // Service rate of all servers beyond the arrivals: the rate at which a queue drains.
    private double SpareRate => (Servers / MeanServiceSeconds) - ArrivalsPerSecond;

    /// <summary>P(W &gt; t) = C e^(−(cμ−λ)t).</summary>
    public double WaitTail(double seconds) => Load < 1 ? WaitProbability * Math.Exp(-SpareRate * seconds) : 1;

    /// <summary>The wait that a share <paramref name="p"/> of the customers does not exceed; 0 where fewer wait at all.</summary>
    public double WaitQuantileSeconds(double p) =>
        Load < 1 ? Math.Max(0, Math.Log(WaitProbability / (1 - p)) / SpareRate) : double.PositiveInfinity;

    /// <summary>P(T &gt; t) of waiting and service together: e^(−μt) (1 + C (1 − e^(−(cμ−λ−μ)t)) / (c − 1 − a)).</summary>
    public double SojournTail(double seconds)
    {
        if (Load >= 1)
            return 1;
        var ownRate = 1 / MeanServiceSeconds;
        var difference = SpareRate - ownRate;

        // The limit where both exponents are equal: a sum of two exponentials of one rate.
        var grown = Math.Abs(difference) < 1e-9 * ownRate ? seconds : -double.ExpM1(-difference * seconds) / difference;
        return Math.Exp(-ownRate * seconds) * (1 + (WaitProbability * ownRate * grown));
    }

    /// <summary>The time in the system that a share <paramref name="p"/> of the customers does not exceed.</summary>
    public double SojournQuantileSeconds(double p) =>
        Load < 1 ? Quantile.Of(SojournTail, p, MeanSojournSeconds) : double.PositiveInfinity;
}
