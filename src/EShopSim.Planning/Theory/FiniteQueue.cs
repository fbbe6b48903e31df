namespace EShopSim.Planning.Theory;

/// <summary>M/M/c/K: at most so many customers in the system, in service and waiting; whoever finds it full is turned away.</summary>
/// <remarks>Kleinrock, Queueing Systems I (1975), 3.6 and 3.8: a birth-death chain on 0 to K. Steady at every load.</remarks>
/// <param name="Servers">At least 1.</param>
/// <param name="Places">Those of the servers and those of the waiting room together; at least <paramref name="Servers"/>.</param>
/// <param name="ArrivalsPerSecond">Positive.</param>
/// <param name="MeanServiceSeconds">Positive.</param>
public sealed record FiniteQueue(int Servers, int Places, double ArrivalsPerSecond, double MeanServiceSeconds)
{
    private readonly double[] _states = StatesOf(Servers, Places, ArrivalsPerSecond * MeanServiceSeconds);

    /// <summary>Share of the customers turned away.</summary>
    public double LossProbability => _states[Places];

    /// <summary>Customers in the system on average.</summary>
    public double MeanInSystem => _states.Select((share, n) => n * share).Sum();

    /// <summary>Customers served per second.</summary>
    public double ThroughputPerSecond => ArrivalsPerSecond * (1 - LossProbability);

    /// <summary>Mean time in the system of those let in, by Little's law.</summary>
    public double MeanSojournSeconds => MeanInSystem / ThroughputPerSecond;

    private static double[] StatesOf(int servers, int places, double offered)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(servers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(places, servers);
        var states = new double[places + 1];
        states[0] = 1;
        var sum = 1.0;
        for (var n = 1; n <= places; n++)
        {
            states[n] = states[n - 1] * offered / Math.Min(n, servers);
            sum += states[n];

            // Only ratios matter: the scale is kept within what a double holds.
            if (sum > 1e200)
                sum = Scale(states, n, 1e-200) * sum;
        }

        Scale(states, places, 1 / sum);
        return states;
    }

    private static double Scale(double[] states, int last, double factor)
    {
        for (var n = 0; n <= last; n++)
            states[n] *= factor;
        return factor;
    }
}
