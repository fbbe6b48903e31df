using EShopSim.Simulation.Results;
using MathNet.Numerics;

namespace EShopSim.Planning.Tuning;

/// <summary>Whether an error rate is below its limit, as far as the number of requests lets it be told.</summary>
/// <remarks>
/// Failures are rare: a few runs may all be without one, and alike, where the true rate is twice the limit. So the requests of all runs are
/// held against the limit by the exact test of a binomial share: the rate is below it when Clopper and Pearson's bound is (1934): without a
/// failure among n requests, when 1 − α^(1/n) is, the rule of three. It takes requests to be independent; that those of one run are
/// not is what <see cref="FeasibilityTest"/> allows for, and a verdict needs both.
/// </remarks>
internal static class ShareTest
{
    /// <summary>Whether the counts tell the side of the limit on which their share lies.</summary>
    /// <param name="counts">Requests of all runs.</param>
    /// <param name="limit">Error rate at most, 0 to 1.</param>
    /// <param name="runs">How many runs, and so looks at them, there were; at least <see cref="FeasibilityTest.FewestRuns"/>.</param>
    /// <param name="error">Chance of a wrong verdict on a rate outside of the indifference, over all looks.</param>
    /// <param name="indifference">Share of the limit that need not be told apart from it.</param>
    public static bool IsTold(ErrorCounts counts, double limit, int runs, double error, double indifference)
    {
        var share = FeasibilityTest.ErrorOfLook(runs, error);
        return counts.Failed <= limit * counts.Finished
            ? AtMost(counts.Failed, counts.Finished, Math.Min(1, limit * (1 + indifference))) <= share
            : 1 - AtMost(counts.Failed - 1, counts.Finished, limit * (1 - indifference)) <= share;
    }

    // The chance of so many failures, or fewer, where each request fails with the given one: the binomial's tail is a beta function.
    private static double AtMost(long failed, long finished, double chance) =>
        failed >= finished ? 1 : SpecialFunctions.BetaRegularized(finished - failed, failed + 1, 1 - chance);
}
