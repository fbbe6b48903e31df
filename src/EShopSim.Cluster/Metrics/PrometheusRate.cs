namespace EShopSim.Cluster.Metrics;

/// <summary>PromQL's <c>rate()</c> over the samples of one counter.</summary>
internal static class PrometheusRate
{
    private const double ExtrapolationThreshold = 1.1;

    /// <summary>
    /// Increase per second over a range, extrapolated to its ends where samples come near enough to them, but never to before
    /// the counter stood at zero (prometheus, promql/functions.go, extrapolatedRate). Null for fewer than two samples.
    /// </summary>
    /// <param name="samples">The samples within the range, oldest first.</param>
    /// <param name="rangeStartSeconds">Start of the range.</param>
    /// <param name="rangeEndSeconds">Its end: the time of the query.</param>
    public static double? Of(ReadOnlySpan<CounterSample> samples, double rangeStartSeconds, double rangeEndSeconds)
    {
        if (samples.Length < 2)
            return null;
        var increase = Increase(samples);
        var first = samples[0];
        var sampled = samples[^1].TimeSeconds - first.TimeSeconds;
        var interval = sampled / (samples.Length - 1);
        var toStart = Extrapolated(first.TimeSeconds - rangeStartSeconds, interval);
        if (increase > 0)
            toStart = Math.Min(toStart, sampled * (first.Count / increase));
        var toEnd = Extrapolated(rangeEndSeconds - samples[^1].TimeSeconds, interval);
        return increase * ((sampled + toStart + toEnd) / sampled) / (rangeEndSeconds - rangeStartSeconds);
    }

    private static double Extrapolated(double distance, double interval) =>
        distance >= interval * ExtrapolationThreshold ? interval / 2 : distance;

    // A counter that went down was reset: what it shows now was added since.
    private static double Increase(ReadOnlySpan<CounterSample> samples)
    {
        double increase = samples[^1].Count - samples[0].Count;
        for (var i = 1; i < samples.Length; i++)
            if (samples[i].Count < samples[i - 1].Count)
                increase += samples[i - 1].Count;
        return increase;
    }
}
