using MathNet.Numerics.Distributions;

namespace EShopSim.Planning.Tuning;

/// <summary>Whether a mean is below a limit, told run by run with as few runs as it takes.</summary>
/// <remarks>
/// Two tests side by side, each with half of the error. Near the limit it is the fully sequential test of Kim and Nelson (2001) as
/// Andradóttir and Kim (2010) and Batur and Kim (2010) use it for constraints: it goes on while the sum of the deviations from the limit stays
/// within a triangle that closes with the number of runs. A mean nearer to the limit than the indifference may be told either way:
/// that is what lets the triangle close. The variance is that of all runs so far. Far from the limit Student's bound tells sooner; of its
/// half of the error the n-th run may spend 3/(n(n+1)), which over all n from 3 is all of it. An error rate must be told by <see cref="ShareTest"/>, too.
/// </remarks>
internal static class FeasibilityTest
{
    /// <summary>Runs before the first verdict: a variance of two is none.</summary>
    public const int FewestRuns = 3;

    /// <summary>How far the mean must be from the limit for a verdict.</summary>
    /// <param name="runs">Independent runs; at least <see cref="FewestRuns"/>.</param>
    /// <param name="deviation">Their standard deviation.</param>
    /// <param name="error">Chance of a wrong verdict on a mean outside of the indifference, above 0 and below 1.</param>
    /// <param name="indifference">Distance from the limit that need not be told apart from none; above 0.</param>
    public static double Bound(int runs, double deviation, double error, double indifference) =>
        Math.Min(Triangle(runs, deviation * deviation, error / 2, indifference), Student(runs, deviation, error / 2));

    /// <summary>What a look after so many runs may spend of the error: all looks from <see cref="FewestRuns"/> on spend all of it.</summary>
    public static double ErrorOfLook(int runs, double error) => error * FewestRuns / (runs * (runs + 1.0));

    private static double Triangle(int runs, double variance, double error, double indifference)
    {
        var eta = (Math.Pow(2 * error, -2.0 / (runs - 1)) - 1) / 2;
        var atFirst = 2 * eta * (runs - 1) * variance / indifference;
        return Math.Max(0, (atFirst / runs) - (indifference / 2));
    }

    private static double Student(int runs, double deviation, double error) =>
        StudentT.InvCDF(0, 1, runs - 1, 1 - ErrorOfLook(runs, error)) * deviation / Math.Sqrt(runs);
}
