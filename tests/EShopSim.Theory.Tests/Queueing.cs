namespace EShopSim.Theory.Tests;

/// <summary>Closed forms, after Kleinrock, Queueing Systems I (1975), and Kleinrock II (1976) for processor sharing.</summary>
internal static class Queueing
{
    /// <summary>Erlang B: the chance that c servers without a queue are all busy, by the usual recursion.</summary>
    public static double ErlangB(int servers, double offered)
    {
        var blocking = 1.0;
        for (var k = 1; k <= servers; k++)
            blocking = offered * blocking / (k + offered * blocking);
        return blocking;
    }

    /// <summary>Erlang C: the chance of waiting in M/M/c.</summary>
    public static double ErlangC(int servers, double offered)
    {
        var blocking = ErlangB(servers, offered);
        return blocking / (1 - offered / servers * (1 - blocking));
    }

    /// <summary>Mean sojourn time of M/M/c, in units of the service time's.</summary>
    public static double MeanSojourn(int servers, double arrivalRate, double meanService)
    {
        var offered = arrivalRate * meanService;
        return meanService + ErlangC(servers, offered) * meanService / (servers - offered);
    }
}
