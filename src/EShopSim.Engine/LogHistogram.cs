using System.Runtime.CompilerServices;

namespace EShopSim.Engine;

/// <summary>A histogram with buckets of equal relative width: quantiles of latencies from 6e-8 to 1.3e5 (seconds, say) within 0.8 %.</summary>
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

    /// <summary>The value that a share <paramref name="p"/> of all values does not exceed (nearest rank), within 0.8 %; NaN without values.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not within 0 to 1.</exception>
    public double Quantile(double p)
    {
        if (!(p is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A share lies between 0 and 1.");
        if (Count == 0)
            return double.NaN;
        var rank = Math.Max(1, (long)Math.Ceiling(p * Count));
        var index = IndexOf(_minimum);
        for (long seen = _buckets[index]; seen < rank && index < Overflow; seen += _buckets[index])
            index++;
        return Math.Clamp(Middle(index), _minimum, _maximum);
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

    private static double Middle(int index) => index switch
    {
        Underflow => 0,
        Overflow => double.PositiveInfinity,
        _ => (LowerEdge(index) + LowerEdge(index + 1)) / 2,
    };

    private static double LowerEdge(int index) => BitConverter.Int64BitsToDouble((index - 1 + FirstIndex) << Shift);

    private static void ThrowOutOfRange(double value) =>
        throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite values that are not negative can be recorded.");
}
