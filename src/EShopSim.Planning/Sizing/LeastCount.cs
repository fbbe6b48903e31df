namespace EShopSim.Planning.Sizing;

/// <summary>The least number that is enough, where more is never worse.</summary>
internal static class LeastCount
{
    /// <summary>From a number that is enough downwards: in doubling steps until one is too few, then by halving.</summary>
    /// <param name="enough">A number known to be enough.</param>
    /// <param name="floor">The least that may be tried.</param>
    /// <param name="suffices">Whether a smaller number is enough, too.</param>
    public static int Of(int enough, int floor, Func<int, bool> suffices)
    {
        var tooFew = floor - 1;
        for (var step = 1; enough > floor; step *= 2)
        {
            var fewer = Math.Max(floor, enough - step);
            if (!suffices(fewer))
            {
                tooFew = fewer;
                break;
            }

            enough = fewer;
        }

        while (enough - tooFew > 1)
            if (suffices((tooFew + enough) / 2))
                enough = (tooFew + enough) / 2;
            else
                tooFew = (tooFew + enough) / 2;
        return enough;
    }
}
