namespace EShopSim.Planning.Theory;

/// <summary>Erlang's two formulas, for Poisson arrivals at servers of one kind (A. K. Erlang, 1917; Kleinrock, Queueing Systems I, 1975, 3.5 and 3.8).</summary>
public static class Erlang
{
    /// <summary>Erlang B: the share of customers lost where nobody may wait. It holds for every law of service time.</summary>
    /// <param name="servers">At least 1.</param>
    /// <param name="offered">Offered load in servers: arrival rate × mean service time; not negative.</param>
    public static double Loss(int servers, double offered)
    {
        Check(servers, offered);

        // The usual recursion: no factorials, so no overflow.
        var loss = 1.0;
        for (var k = 1; k <= servers; k++)
            loss = offered * loss / (k + (offered * loss));
        return loss;
    }

    /// <summary>Erlang C: the share of customers who wait in M/M/c; 1 where the servers do not suffice.</summary>
    /// <param name="servers">At least 1.</param>
    /// <param name="offered">Offered load in servers; not negative.</param>
    public static double Waiting(int servers, double offered)
    {
        var loss = Loss(servers, offered);
        var load = offered / servers;
        return load < 1 ? loss / (1 - (load * (1 - loss))) : 1;
    }

    private static void Check(int servers, double offered)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(servers, 1);
        if (!(offered >= 0 && double.IsFinite(offered)))
            throw new ArgumentOutOfRangeException(nameof(offered), offered, "An offered load is finite and not negative.");
    }
}
