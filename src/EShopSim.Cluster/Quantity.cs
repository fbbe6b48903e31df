using System.Globalization;
using System.Numerics;

namespace EShopSim.Cluster;

/// <summary>
/// An amount as Kubernetes writes it: <c>250m</c>, <c>1.5</c>, <c>512Mi</c>, <c>1e3</c> (apimachinery/pkg/api/resource/quantity.go).
/// It is exact down to a thousand-millionth.
/// </summary>
public readonly struct Quantity : IEquatable<Quantity>, IComparable<Quantity>
{
    private const long NanosPerUnit = 1_000_000_000;
    private const long NanosPerMilli = 1_000_000;

    private readonly BigInteger _nanos;
    private readonly string? _text;

    private Quantity(BigInteger nanos, QuantityFormat format, string? text)
    {
        _nanos = nanos;
        Format = format;
        _text = text;
    }

    /// <summary>How it is written.</summary>
    public QuantityFormat Format { get; }

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => _nanos.Sign;

    /// <summary>The value in whole units, rounded away from zero; values beyond 64 bits stop at the bounds.</summary>
    public long Value => Saturate(DivideUp(_nanos, NanosPerUnit));

    /// <summary>The value in thousandths, rounded away from zero; values beyond 64 bits stop at the bounds.</summary>
    public long MilliValue => Saturate(DivideUp(_nanos, NanosPerMilli));

    /// <summary>Reads a quantity.</summary>
    /// <exception cref="FormatException">The text is none, such as <c>1.5 Gi</c>, <c>1kb</c> or <c>10%</c>.</exception>
    public static Quantity Parse(string text) =>
        TryParse(text, out var quantity)
            ? quantity
            : throw new FormatException($"'{text}' is no quantity; write a number with one of the suffixes n u m k M G T P E Ki Mi Gi Ti Pi Ei or an exponent such as e3.");

    /// <summary>Reads a quantity; false when the text is none.</summary>
    public static bool TryParse(string text, out Quantity quantity)
    {
        quantity = default;
        if (!QuantityText.TryParse(text, out var parts))
            return false;
        var nanos = parts.ToNanos();
        var format = parts.Suffix.Format;
        if (format == QuantityFormat.BinarySI)
        {
            var largest = (BigInteger)long.MaxValue * NanosPerUnit;
            nanos = BigInteger.Clamp(nanos, -largest, largest);
            if (nanos > 0 && nanos < NanosPerUnit)
                format = QuantityFormat.DecimalSI;
        }

        quantity = new Quantity(nanos, format, parts.IsKeptAsWritten() ? text : null);
        return true;
    }

    /// <summary>The sum, in the format of <paramref name="left"/>, or of <paramref name="right"/> when that is zero.</summary>
    public static Quantity operator +(Quantity left, Quantity right) =>
        new(left._nanos + right._nanos, left.Sign == 0 ? right.Format : left.Format, null);

    /// <summary>Whether both are the same amount, however written.</summary>
    public static bool operator ==(Quantity left, Quantity right) => left.Equals(right);

    /// <summary>Whether the amounts differ.</summary>
    public static bool operator !=(Quantity left, Quantity right) => !left.Equals(right);

    /// <summary>Whether <paramref name="left"/> is less.</summary>
    public static bool operator <(Quantity left, Quantity right) => left._nanos < right._nanos;

    /// <summary>Whether <paramref name="left"/> is more.</summary>
    public static bool operator >(Quantity left, Quantity right) => left._nanos > right._nanos;

    /// <summary>Whether <paramref name="left"/> is not more.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left._nanos <= right._nanos;

    /// <summary>Whether <paramref name="left"/> is not less.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left._nanos >= right._nanos;

    /// <inheritdoc/>
    public bool Equals(Quantity other) => _nanos == other._nanos;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Quantity other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _nanos.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(Quantity other) => _nanos.CompareTo(other._nanos);

    /// <summary>The canonical text: the largest suffix that leaves a whole number. Text read in that form already is kept.</summary>
    public override string ToString()
    {
        if (_text is not null)
            return _text;
        if (_nanos.IsZero)
            return "0";
        var (units, rest) = BigInteger.DivRem(_nanos, NanosPerUnit);
        var isBinary = Format == QuantityFormat.BinarySI && rest.IsZero && BigInteger.Abs(units) >= 1024;
        return isBinary ? BinaryText(units) : DecimalText();
    }

    /// <summary>A quotient rounded away from zero.</summary>
    internal static BigInteger DivideUp(BigInteger amount, BigInteger divisor)
    {
        var (quotient, rest) = BigInteger.DivRem(amount, divisor);
        return rest.IsZero ? quotient : quotient + amount.Sign;
    }

    private static string BinaryText(BigInteger units)
    {
        var power = 0;
        while (power < 6 && (units % 1024).IsZero)
        {
            units /= 1024;
            power++;
        }

        return units.ToString(CultureInfo.InvariantCulture) + QuantitySuffix.Of1024(power);
    }

    private string DecimalText()
    {
        var amount = _nanos;
        var power = -3;
        while ((amount % 1000).IsZero && (power < 6 || Format == QuantityFormat.DecimalExponent))
        {
            amount /= 1000;
            power++;
        }

        var number = amount.ToString(CultureInfo.InvariantCulture);
        if (Format != QuantityFormat.DecimalExponent)
            return number + QuantitySuffix.OfThousands(power);
        return power == 0 ? number : number + "e" + (power * 3).ToString(CultureInfo.InvariantCulture);
    }

    private static long Saturate(BigInteger value) => (long)BigInteger.Clamp(value, long.MinValue, long.MaxValue);
}
