namespace EShopSim.Reporting.Charts;

/// <summary>Arithmetic over series, sample by sample; a sample without any value stays NaN.</summary>
internal static class Columns
{
    /// <summary>The sum of several series.</summary>
    public static float[] Sum(int samples, IEnumerable<IReadOnlyList<float>> series)
    {
        var sum = new float[samples];
        Array.Fill(sum, float.NaN);
        foreach (var values in series)
            for (var i = 0; i < samples; i++)
                if (!float.IsNaN(values[i]))
                    sum[i] = float.IsNaN(sum[i]) ? values[i] : sum[i] + values[i];
        return sum;
    }

    /// <summary>A series made sample by sample.</summary>
    public static float[] Of(int samples, Func<int, float> value)
    {
        var values = new float[samples];
        for (var i = 0; i < samples; i++)
            values[i] = value(i);
        return values;
    }

    /// <summary>Whether there is anything to draw.</summary>
    public static bool HasValues(IReadOnlyList<float> values) => values.Any(float.IsFinite);

    /// <summary>The greatest value; 0 without any.</summary>
    public static float Greatest(IReadOnlyList<float> values) => values.Where(float.IsFinite).DefaultIfEmpty(0).Max();

    /// <summary>At most so many of a list, in its order: those with the greatest total of a series.</summary>
    public static IReadOnlyList<T> Busiest<T>(IReadOnlyList<T> all, int most, Func<T, IReadOnlyList<float>> values)
        where T : class
    {
        var best = all.OrderByDescending(item => values(item).Where(float.IsFinite).Sum(value => (double)value)).Take(most).ToList();
        return [.. all.Where(best.Contains)];
    }

    /// <summary>Whether a series ever changes.</summary>
    public static bool Changes(IReadOnlyList<float> values)
    {
        var finite = values.Where(float.IsFinite);
        return finite.Any() && finite.Min() != finite.Max();
    }
}
