using System.Runtime.CompilerServices;

namespace EShopSim.Engine;

/// <summary>A histogram with buckets of equal relative width: quantiles of latencies from 6e-8 to 1.3e5 (seconds, say), interpolated within buckets of at most 1.6 %.</summary>
/// <remarks>
/// The bucket is read straight off the bits of the double: 64 to an octave. 10 KB, so it can be kept per series and reset every
/// second. Smaller and larger values are counted, and their quantiles answered, by the exact minimum and maximum.
/// Count, sum, minimum and maximum are exact; merging gives the same as recording everything in one.
/// </remarks>
public sealed class LogHistogram
{
    private const int SubBits = 6;
    private const int Shift = 52 - SubBits;
    private const int LowestExponent = -24;
    private const int Octaves = 41;
    private const long FirstIndex = (1023L + LowestExponent) << SubBits;
    private const int Underflow = 0;
    private const int Overflow = (Octaves << SubBits) + 1;

    private readonly uint[] _buckets = new uint[Overflow + 1];
    private double _minimum = double.PositiveInfinity;
    private double _maximum = double.NegativeInfinity;

    /// <summary>The number of values.</summary>
    public long Count { get; private set; }

    /// <summary>The sum of the values.</summary>
    public double Sum { get; private set; }

    /// <summary>The arithmetic mean; NaN without values.</summary>
    public double Mean => Count > 0 ? Sum / Count : double.NaN;

    /// <summary>The least value; NaN without values.</summary>
    public double Minimum => Count > 0 ? _minimum : double.NaN;

    /// <summary>The greatest value; NaN without values.</summary>
    public double Maximum => Count > 0 ? _maximum : double.NaN;

    /// <summary>Records one value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    /// <exception cref="OverflowException">One bucket would hold more than 2^32 - 1 values.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(double value)
    {
        if (!(value >= 0 && value < double.PositiveInfinity))
            ThrowOutOfRange(value);
        ref var bucket = ref _buckets[IndexOf(value)];
        bucket = checked(bucket + 1);
        Count++;
        Sum += value;
        if (value < _minimum)
            _minimum = value;
        if (value > _maximum)
            _maximum = value;
    }

    /// <summary>Records the same value so many times.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite, or the number is negative.</exception>
    /// <exception cref="OverflowException">One bucket would hold more than 2^32 - 1 values.</exception>
    public void Record(double value, long count)
    {
        if (!(value >= 0 && value < double.PositiveInfinity))
            ThrowOutOfRange(value);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0)
            return;
        ref var bucket = ref _buckets[IndexOf(value)];
        bucket = checked(bucket + (uint)count);
        Count += count;
        Sum += value * count;
        _minimum = Math.Min(_minimum, value);
        _maximum = Math.Max(_maximum, value);
    }

    /// <summary>The value that a share <paramref name="p"/> of all values does not exceed (nearest rank); NaN without values.</summary>
    /// <remarks>
    /// Interpolated: the values of a bucket are taken to lie evenly over it, as those of a smooth distribution do, the more so the more values its
    /// neighbours hold; those of a bucket that stands alone are taken for its middle, within 0.8 %. Never more than a bucket (1.6 %) away.
    /// The least and the greatest value are answered exactly.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not within 0 to 1.</exception>
    public double Quantile(double p)
    {
        if (!(p is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A share lies between 0 and 1.");
        if (Count == 0)
            return double.NaN;
        var rank = Math.Max(1, (long)Math.Ceiling(p * Count));
        if (rank == Count)
            return _maximum;
        var index = IndexOf(_minimum);
        long below = 0;
        for (; below + _buckets[index] < rank && index < Overflow; index++)
            below += _buckets[index];
        return Math.Clamp(Within(index, rank - below), _minimum, _maximum);
    }

    /// <summary>Adds all values of another histogram.</summary>
    /// <exception cref="OverflowException">One bucket would hold more than 2^32 - 1 values.</exception>
    public void MergeFrom(LogHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0)
            return;
        for (int i = IndexOf(other._minimum), last = IndexOf(other._maximum); i <= last; i++)
            _buckets[i] = checked(_buckets[i] + other._buckets[i]);
        Count += other.Count;
        Sum += other.Sum;
        _minimum = Math.Min(_minimum, other._minimum);
        _maximum = Math.Max(_maximum, other._maximum);
    }

    /// <summary>The buckets that hold values, in order: all there is to know besides <see cref="Sum"/>, <see cref="Minimum"/> and <see cref="Maximum"/>.</summary>
    public IEnumerable<(int Bucket, uint Count)> Buckets()
    {
        if (Count == 0)
            yield break;
        for (int i = IndexOf(_minimum), last = IndexOf(_maximum); i <= last; i++)
            if (_buckets[i] > 0)
                yield return (i, _buckets[i]);
    }

    /// <summary>A histogram as it was when its buckets, sum and extremes were written down.</summary>
    /// <exception cref="ArgumentException">They do not belong together: a bucket lies outside the range of the extremes, or the extremes are out of order.</exception>
    public static LogHistogram Restore(IEnumerable<(int Bucket, uint Count)> buckets, double sum, double minimum, double maximum)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        var histogram = new LogHistogram();
        foreach (var (bucket, count) in buckets)
        {
            if (!(minimum <= maximum) || bucket < IndexOf(minimum) || bucket > IndexOf(maximum))
                throw new ArgumentException($"bucket {bucket} does not lie between the extremes", nameof(buckets));
            histogram._buckets[bucket] += count;
            histogram.Count += count;
        }

        if (histogram.Count == 0)
            return histogram;
        histogram.Sum = sum;
        histogram._minimum = minimum;
        histogram._maximum = maximum;
        return histogram;
    }

    /// <summary>Forgets all values.</summary>
    public void Reset()
    {
        if (Count == 0)
            return;
        var first = IndexOf(_minimum);
        Array.Clear(_buckets, first, IndexOf(_maximum) - first + 1);
        Count = 0;
        Sum = 0;
        _minimum = double.PositiveInfinity;
        _maximum = double.NegativeInfinity;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IndexOf(double value) =>
        (int)Math.Clamp((BitConverter.DoubleToInt64Bits(value) >> Shift) - FirstIndex + 1, Underflow, Overflow);

    // Where the value of that rank lies in its bucket.
    private double Within(int index, long rank)
    {
        if (index == Underflow)
            return 0;
        if (index == Overflow)
            return double.PositiveInfinity;
        double count = _buckets[index];
        var (lower, upper) = (LowerEdge(index), LowerEdge(index + 1));
        var evenness = Math.Min(1, ((double)_buckets[index - 1] + _buckets[index + 1]) / count);
        return lower + ((upper - lower) * (0.5 + (evenness * (((rank - 0.5) / count) - 0.5))));
    }

    private static double LowerEdge(int index) => BitConverter.Int64BitsToDouble((index - 1 + FirstIndex) << Shift);

    private static void ThrowOutOfRange(double value) =>
        throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite values that are not negative can be recorded.");
}
