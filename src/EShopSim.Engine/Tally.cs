namespace EShopSim.Engine;

/// <summary>Statistics of observations that weigh the same, such as one per request. Without observations they are NaN.</summary>
public sealed class Tally
{
    private double _mean;
    private double _squares;

    /// <summary>The number of observations.</summary>
    public long Count { get; private set; }

    /// <summary>The sum of all observations.</summary>
    public double Sum { get; private set; }

    /// <summary>The arithmetic mean.</summary>
    public double Mean => Count > 0 ? _mean : double.NaN;

    /// <summary>The sample variance, with Count - 1 in the denominator; NaN below two observations.</summary>
    public double Variance => Count > 1 ? _squares / (Count - 1) : double.NaN;

    /// <summary>The root of <see cref="Variance"/>.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The least observation.</summary>
    public double Minimum { get; private set; } = double.NaN;

    /// <summary>The greatest observation.</summary>
    public double Maximum { get; private set; } = double.NaN;

    /// <summary>Adds one observation (Welford, 1962: numerically stable).</summary>
    public void Add(double value)
    {
        Count++;
        Sum += value;
        var before = value - _mean;
        _mean += before / Count;
        _squares += before * (value - _mean);
        Widen(value, value);
    }

    /// <summary>Adds all observations of another tally (Chan, Golub and LeVeque, 1979).</summary>
    public void Merge(Tally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0)
            return;
        var total = Count + other.Count;
        var difference = other._mean - _mean;
        _squares += other._squares + (difference * difference * Count * other.Count / total);
        _mean += difference * other.Count / total;
        Count = total;
        Sum += other.Sum;
        Widen(other.Minimum, other.Maximum);
    }

    /// <summary>Forgets all observations.</summary>
    public void Reset()
    {
        Count = 0;
        _mean = _squares = Sum = 0;
        Minimum = Maximum = double.NaN;
    }

    private void Widen(double low, double high)
    {
        if (!(low >= Minimum))
            Minimum = low;
        if (!(high <= Maximum))
            Maximum = high;
    }
}
