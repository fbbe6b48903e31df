using MathNet.Numerics.RootFinding;

namespace EShopSim.Planning.Theory;

/// <summary>Turns the tail of a law round.</summary>
internal static class Quantile
{
    /// <summary>The value that a share <paramref name="p"/> does not exceed.</summary>
    /// <param name="tail">P(X &gt; x), falling.</param>
    /// <param name="p">0 to less than 1.</param>
    /// <param name="scale">A typical value, to begin the search with.</param>
    public static double Of(Func<double, double> tail, double p, double scale)
    {
        if (!(p is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile is asked for a share from 0 to less than 1.");
        if (tail(0) <= 1 - p)
            return 0;
        var upper = scale;
        while (tail(upper) > 1 - p)
            upper *= 2;
        return Brent.FindRoot(x => tail(x) - (1 - p), 0, upper, accuracy: 1e-12 * upper, maxIterations: 200);
    }
}
