namespace EShopSim.Traffic.Cpu;

/// <summary>How cores are shared out by the weights of cgroups.</summary>
internal static class FairDivision
{
    private const double Open = -1;

    /// <summary>
    /// Weighted max-min fairness, which the kernel's fair scheduler comes to over some milliseconds: who wants less than its share at the
    /// present price per weight gets all it wants, and the rest is divided anew among the others.
    /// </summary>
    /// <param name="cores">What there is.</param>
    /// <param name="demands">What each could use.</param>
    /// <param name="weights">What each counts; positive.</param>
    /// <param name="shares">Receives what each gets.</param>
    public static void Divide(double cores, ReadOnlySpan<double> demands, ReadOnlySpan<double> weights, Span<double> shares)
    {
        var weight = 0.0;
        for (var i = 0; i < demands.Length; i++)
        {
            shares[i] = demands[i] > 0 ? Open : 0;
            if (demands[i] > 0)
                weight += weights[i];
        }

        var left = cores;
        var isSettled = false;
        while (!isSettled)
        {
            isSettled = true;
            var perWeight = left / weight;
            for (var i = 0; i < demands.Length; i++)
            {
                if (shares[i] != Open || demands[i] > perWeight * weights[i])
                    continue;
                shares[i] = demands[i];
                left -= demands[i];
                weight -= weights[i];
                isSettled = false;
            }
        }

        for (var i = 0; i < demands.Length; i++)
        {
            if (shares[i] == Open)
                shares[i] = left / weight * weights[i];
        }
    }
}
