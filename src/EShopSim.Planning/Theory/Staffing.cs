using MathNet.Numerics.Distributions;

namespace EShopSim.Planning.Theory;

/// <summary>How many servers an offered load needs.</summary>
public static class Staffing
{
    /// <summary>The fewest servers with which at most a share <paramref name="waitProbability"/> of the customers waits (Erlang C, exact).</summary>
    /// <param name="offered">Offered load in servers; positive.</param>
    /// <param name="waitProbability">Above 0, at most 1.</param>
    public static int LeastServers(double offered, double waitProbability)
    {
        CheckShare(waitProbability);
        var servers = (int)Math.Floor(offered) + 1;
        while (Erlang.Waiting(servers, offered) > waitProbability)
            servers++;
        return servers;
    }

    /// <summary>The square-root rule: a + β√a, with β from the wait probability (Halfin and Whitt, 1981). Good from some ten servers on.</summary>
    /// <param name="offered">Offered load in servers; positive.</param>
    /// <param name="waitProbability">Above 0, less than 1.</param>
    public static double SquareRootServers(double offered, double waitProbability) =>
        offered + (SafetyFactor(waitProbability) * Math.Sqrt(offered));

    /// <summary>β of the square-root rule: the root of P(W &gt; 0) = 1 / (1 + βΦ(β)/φ(β)).</summary>
    /// <param name="waitProbability">Above 0, less than 1.</param>
    public static double SafetyFactor(double waitProbability)
    {
        CheckShare(waitProbability);
        return Quantile.Of(beta => 1 / (1 + (beta * Normal.CDF(0, 1, beta) / Normal.PDF(0, 1, beta))), 1 - waitProbability, 1);
    }

    private static void CheckShare(double share)
    {
        if (!(share is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share of waiting customers lies above 0 and not above 1.");
    }
}
