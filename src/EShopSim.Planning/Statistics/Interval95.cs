using EShopSim.Engine;
using MathNet.Numerics.Distributions;

namespace EShopSim.Planning.Statistics;

/// <summary>95 % intervals of a mean of independent values.</summary>
/// <remarks>
/// Student's t (Law, Simulation Modeling and Analysis, 4.5). A measure that moves in steps needs more: where all values are alike Student's interval
/// has no width, though n values tell of what was not among them only that it comes in less than a share p of the runs, (1 − p)ⁿ = 2.5 % (Clopper and
/// Pearson, 1934; Hanley and Lippman-Hand, "If nothing goes wrong, is everything all right?", 1983, call it the rule of three). So the interval is never
/// narrower than what one step in that share of the runs would move the mean.
/// </remarks>
internal static class Interval95
{
    private const double BeyondEitherEnd = 0.025;

    /// <summary>Half its width; NaN below two values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="step">By how much the measure moves at the least when it moves; 0 where it moves smoothly.</param>
    public static double HalfWidth(Tally values, double step)
    {
        if (values.Count < 2)
            return double.NaN;
        var student = StudentT.InvCDF(0, 1, values.Count - 1, 1 - BeyondEitherEnd);
        return Math.Max(student * values.StandardDeviation / Math.Sqrt(values.Count), step * Unseen(values.Count));
    }

    /// <summary>The largest share of all runs that may well be missing among so many: 31 % of ten.</summary>
    public static double Unseen(long count) => 1 - Math.Pow(BeyondEitherEnd, 1.0 / count);
}
