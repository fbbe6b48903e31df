namespace EShopSim.Traffic.Fluid;

/// <summary>A sojourn as a shifted lognormal law with its three moments: sums of lognormal demands are near it, exponential times within a few percent.</summary>
internal readonly struct SojournLaw
{
    private const double LeastSkewness = 0.05;
    private const double GreatestSkewness = 60;

    // Finer towards the end, where percentiles are asked for. The points lie in the middle of these shares, and each of the 50th, 90th, 95th,
    // 99th and 99.9th percentiles in the middle of one: a histogram answers with the point that its share falls into.
    private static readonly double[] s_weights =
    [
        .. Enumerable.Repeat(0.0477, 10), 0.046, .. Enumerable.Repeat(0.045875, 8), 0.02, .. Enumerable.Repeat(0.035 / 3, 3), 0.01,
        .. Enumerable.Repeat(0.00575, 6), .. Enumerable.Repeat(0.001, 10), 0.0005,
    ];

    private static readonly double[] s_normal = Middles();

    private readonly double _least;
    private readonly double _mean;
    private readonly double _shift;
    private readonly double _scale;
    private readonly double _sigma;

    /// <param name="sojourn">The moments.</param>
    public SojournLaw(in Sojourn sojourn)
    {
        _least = sojourn.Least;
        _mean = sojourn.Mean;
        var deviation = Math.Sqrt(sojourn.Variance);
        if (!(deviation > 1e-9))
        {
            (_shift, _scale, _sigma) = (0, sojourn.Mean, 0);
            return;
        }

        // The coefficient of variation c of a lognormal law has c³ + 3c = skewness: the one real root of a depressed cubic.
        var skewness = Math.Clamp(sojourn.Third / (deviation * sojourn.Variance), LeastSkewness, GreatestSkewness);
        var variation = 2 * Math.Sinh(Math.Asinh(skewness / 2) / 3);
        _sigma = Math.Sqrt(Math.Log(1 + (variation * variation)));
        _shift = sojourn.Mean - (deviation / variation);
        _scale = deviation / variation * Math.Exp(-_sigma * _sigma / 2);
    }

    /// <summary>Shares of all requests that the points stand for.</summary>
    public static IReadOnlyList<double> Weights => s_weights;

    /// <summary>The values of all points of <see cref="Weights"/>, in seconds, ascending.</summary>
    public void CopyValues(Span<double> values)
    {
        var mean = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Max(_least, _shift + (_scale * Math.Exp(_sigma * s_normal[i])));
            mean += values[i] * s_weights[i];
        }

        // What the bound below has cut off must not lengthen the mean.
        var excess = mean > _least ? (_mean - _least) / (mean - _least) : 1;
        for (var i = 0; i < values.Length; i++)
            values[i] = _least + ((values[i] - _least) * excess);
    }

    /// <summary>The chance that it takes longer than so many seconds.</summary>
    public double Beyond(double seconds)
    {
        if (_sigma == 0)
            return _scale > seconds ? 1 : 0;
        if (seconds < _least || seconds <= _shift)
            return 1;
        return Normal.Share(-Math.Log((seconds - _shift) / _scale) / _sigma);
    }

    /// <summary>What does not take longer than so many seconds, by itself.</summary>
    public Sojourn Within(double seconds)
    {
        Span<double> values = stackalloc double[s_weights.Length];
        CopyValues(values);
        double weight = 0, mean = 0;
        var count = 0;
        for (; count < values.Length && values[count] <= seconds; count++)
        {
            weight += s_weights[count];
            mean += s_weights[count] * values[count];
        }

        if (count == 0)
            return new Sojourn(seconds, seconds, 0, 0);
        mean /= weight;
        double variance = 0, third = 0;
        for (var i = 0; i < count; i++)
        {
            var from = values[i] - mean;
            variance += s_weights[i] / weight * from * from;
            third += s_weights[i] / weight * from * from * from;
        }

        return new Sojourn(Math.Min(_least, mean), mean, variance, third);
    }

    private static double[] Middles()
    {
        var middles = new double[s_weights.Length];
        var below = 0.0;
        for (var i = 0; i < middles.Length; i++)
        {
            middles[i] = Normal.Quantile(Math.Min(below + (s_weights[i] / 2), 1 - 1e-4));
            below += s_weights[i];
        }

        return middles;
    }
}
