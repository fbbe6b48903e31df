using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EShopSim.Engine;

/// <summary>A 64-bit hash of a sequence of values, for telling whether two runs did the same; not for secrets.</summary>
/// <remarks>
/// Depends on the order. Each step is invertible in the value and in the state, so two sequences that differ in exactly one
/// word never share a digest. The default value is the empty sequence; a copy goes its own way.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public struct Digest : IEquatable<Digest>
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD1B54A32D192ED03;
    private const ulong Third = 0x8CB92BA72F3D8DD7;

    private ulong _state;

    /// <summary>The digest of all that has been added.</summary>
    public readonly ulong Value
    {
        get
        {
            var mixed = (_state ^ (_state >> 32)) * First;
            mixed = (mixed ^ (mixed >> 29)) * Second;
            return mixed ^ (mixed >> 32);
        }
    }

    /// <summary>Whether both hold the same digest.</summary>
    public static bool operator ==(Digest left, Digest right) => left.Equals(right);

    /// <summary>Whether the digests differ.</summary>
    public static bool operator !=(Digest left, Digest right) => !left.Equals(right);

    /// <summary>Adds one word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong value) => _state = BitOperations.RotateLeft((_state ^ (value * First)) + Second, 29) * Third;

    /// <summary>Adds three words that belong together, in the time of one: their products do not wait for one another.</summary>
    /// <remarks>Not the same as adding them one by one.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong first, ulong second, ulong third) => Add(first + (second * Second) + (third * Third));

    /// <summary>Adds one integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long value) => Add((ulong)value);

    /// <summary>Adds the bits of a number: 0 and -0 differ, as do two NaN with different bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double value) => Add(BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Adds the length and the UTF-16 code units of a text.</summary>
    public void Add(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Add((ulong)value.Length);
        foreach (var unit in value)
            Add((ulong)unit);
    }

    /// <inheritdoc/>
    public readonly bool Equals(Digest other) => _state == other._state;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Digest other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => Value.GetHashCode();
}
