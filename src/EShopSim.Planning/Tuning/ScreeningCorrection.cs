namespace EShopSim.Planning.Tuning;

/// <summary>Corrects what the screening says by what runs have shown of other settings.</summary>
/// <remarks>
/// A cheap model and an exact one differ by a factor that changes slowly with what the cheap one says: the multiplicative correction of
/// multi-fidelity optimization (Alexandrov and others, 2001). Between settings that were run, the factor is a mean of theirs, weighted by
/// the inverse square of the distance (Shepard, 1968).
/// </remarks>
internal static class ScreeningCorrection
{
    // Two settings nearer than a thousandth weigh the same.
    private const double Nearest = 1e-6;

    // An error rate of zero is no factor of anything; what answers nothing is far beyond its limit, not infinitely.
    private const double Least = 0.01;
    private const double Most = 100;

    /// <summary>A measure over its limit as runs would show it.</summary>
    /// <param name="screened">What the screening says.</param>
    /// <param name="shown">What it says of settings that were run, and what the runs say of them; at least one.</param>
    public static double OfRatio(double screened, IReadOnlyList<(double Screened, double Run)> shown) =>
        Of(Math.Clamp(screened, Least, Most), [.. shown.Select(s => (Math.Clamp(s.Screened, Least, Most), Math.Clamp(s.Run, Least, Most)))]);

    /// <summary>A positive measure as runs would show it; zero stays.</summary>
    public static double Of(double screened, IReadOnlyList<(double Screened, double Run)> shown)
    {
        if (screened <= 0)
            return screened;
        var (sum, weights) = (0.0, 0.0);
        foreach (var one in shown.Where(s => s.Screened > 0 && s.Run > 0))
        {
            var distance = Math.Log(screened / one.Screened);
            var weight = 1 / ((distance * distance) + Nearest);
            sum += weight * Math.Log(one.Run / one.Screened);
            weights += weight;
        }

        return weights > 0 ? screened * Math.Exp(sum / weights) : screened;
    }
}
