using System.Numerics;
using System.Runtime.CompilerServices;

namespace EShopSim.Engine;

/// <summary>A reproducible source of random numbers: xoshiro256** (Blackman and Vigna, 2021), on the base of <see cref="Random"/>.</summary>
/// <remarks>The sequence for a key never changes between versions. Not for use by several threads, nor for secrets.</remarks>
public sealed class RandomStream : Random
{
    private const double UnitStep = 1.0 / (1L << 53);
    private const float SingleStep = 1.0f / (1 << 24);

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>A stream at the start of the sequence of <paramref name="key"/>.</summary>
    // The base gets a seed that is never used: without one it would draw on the machine's entropy.
    public RandomStream(ulong key)
        : base(0) => Reseed(key);

    /// <summary>Goes to the start of the sequence of another key, without allocating: a substream per request, say.</summary>
    public void Reseed(ulong key)
    {
        var state = key;
        _s0 = SplitMix.Next(ref state);
        _s1 = SplitMix.Next(ref state);
        _s2 = SplitMix.Next(ref state);
        _s3 = SplitMix.Next(ref state);
    }

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        var (s0, s1, s2, s3) = (_s0, _s1, _s2, _s3);
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        _s1 = s1 ^ s2;
        _s0 = s0 ^ s3;
        _s2 = s2 ^ shifted;
        _s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>Uniform on [0, 1), a multiple of 2^-53.</summary>
    public override double NextDouble() => ToUnit(NextUInt64());

    /// <summary>Exponential with mean 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextExponential() => ExponentialZiggurat.Draw(this);

    /// <summary>Normal with mean 0 and standard deviation 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextNormal() => NormalZiggurat.Draw(this);

    /// <summary>Uniform on 0 to <paramref name="count"/> - 1, without bias (Lemire, 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)NextBelow((uint)count);
    }

    /// <inheritdoc/>
    public override int Next() => (int)NextBelow(int.MaxValue);

    /// <inheritdoc/>
    public override int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return maxValue == 0 ? 0 : (int)NextBelow((uint)maxValue);
    }

    /// <inheritdoc/>
    public override int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxValue, minValue);
        return minValue == maxValue ? minValue : (int)(minValue + (long)NextBelow((ulong)((long)maxValue - minValue)));
    }

    /// <inheritdoc/>
    public override long NextInt64() => (long)NextBelow(long.MaxValue);

    /// <inheritdoc/>
    public override long NextInt64(long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return maxValue == 0 ? 0 : (long)NextBelow((ulong)maxValue);
    }

    /// <inheritdoc/>
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxValue, minValue);
        return minValue == maxValue ? minValue : minValue + (long)NextBelow((ulong)maxValue - (ulong)minValue);
    }

    /// <inheritdoc/>
    public override float NextSingle() => (NextUInt64() >> 40) * SingleStep;

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer)
    {
        foreach (ref var value in buffer)
            value = (byte)(NextUInt64() >> 56);
    }

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    /// <summary>The upper 53 bits as a number on [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double ToUnit(ulong bits) => (long)(bits >> 11) * UnitStep;

    // The high word of a product is uniform once the few products with a small low word are drawn again.
    private ulong NextBelow(ulong bound)
    {
        var high = Math.BigMul(NextUInt64(), bound, out var low);
        if (low >= bound)
            return high;
        var threshold = (0 - bound) % bound;
        while (low < threshold)
            high = Math.BigMul(NextUInt64(), bound, out low);
        return high;
    }
}
