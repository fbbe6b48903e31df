using System.Globalization;
using System.Numerics;

namespace EShopSim.Cluster;

/// <summary>The parts of a written quantity (parseQuantityString in apimachinery/pkg/api/resource/quantity.go).</summary>
/// <param name="Negative">Whether a minus sign leads.</param>
/// <param name="Whole">Digits before the point, without leading zeros; <c>0</c> when none is left.</param>
/// <param name="Fraction">Digits after the point.</param>
/// <param name="Suffix">The suffix.</param>
internal readonly record struct QuantityText(bool Negative, string Whole, string Fraction, QuantitySuffix Suffix)
{
    private const string SuffixLetters = "eEinumkKMGTP";

    /// <summary>Smallest power of ten that a quantity holds.</summary>
    private const int NanoExponent = -9;

    /// <summary>Digits that Kubernetes computes with 64-bit integers.</summary>
    private const int FastDigits = 18;

    /// <summary>All digits, the point left out.</summary>
    private string Digits => Whole + Fraction;

    /// <summary>Takes a written quantity apart; false when it is none.</summary>
    public static bool TryParse(string text, out QuantityText parts)
    {
        parts = default;
        if (text.Length == 0)
            return false;
        var position = text[0] is '-' or '+' ? 1 : 0;
        position = Skip(text, position, '0');
        var start = position;
        position = SkipDigits(text, position);
        var whole = text[start..position];
        var fraction = "";
        if (position < text.Length && text[position] == '.')
        {
            start = position + 1;
            position = SkipDigits(text, start);
            fraction = text[start..position];
        }

        if (!IsSuffix(text.AsSpan(position)) || !QuantitySuffix.TryParse(text.AsSpan(position), out var suffix))
            return false;
        parts = new QuantityText(text[0] == '-', whole.Length == 0 ? "0" : whole, fraction, suffix);
        return true;
    }

    /// <summary>The amount in thousand-millionths; what is finer is rounded away from zero, so that a little never becomes nothing.</summary>
    public BigInteger ToNanos()
    {
        var amount = BigInteger.Parse(Digits, CultureInfo.InvariantCulture);
        var exponent = -Fraction.Length - NanoExponent;
        if (Suffix.Base == 2)
            amount <<= Suffix.Exponent;
        else
            exponent += Suffix.Exponent;
        if (exponent >= 0)
            amount *= BigInteger.Pow(10, exponent);
        else
            amount = Quantity.DivideUp(amount, BigInteger.Pow(10, -exponent));
        return Negative ? -amount : amount;
    }

    /// <summary>Whether Kubernetes keeps the text as it was written instead of making a canonical one.</summary>
    public bool IsKeptAsWritten()
    {
        if (Suffix.Format == QuantityFormat.BinarySI)
        {
            // 2^10 has three decimal digits; the estimate is Kubernetes' own.
            var room = 15 - Whole.Length - (int)(Suffix.Exponent * 3f / 10) - 1;
            return Fraction.Length == 0 && room >= 0 && (long.Parse(Whole, CultureInfo.InvariantCulture) & 7) != 0;
        }

        var scale = Suffix.Exponent - Fraction.Length;
        return Digits.Length <= FastDigits
            && scale >= NanoExponent
            && scale % 3 == 0
            && !Digits.EndsWith("000", StringComparison.Ordinal)
            && Digits[0] != '0';
    }

    // Letters, a sign, digits: whether the letters are a suffix is seen later.
    private static bool IsSuffix(ReadOnlySpan<char> text)
    {
        var position = 0;
        while (position < text.Length && SuffixLetters.Contains(text[position], StringComparison.Ordinal))
            position++;
        if (position < text.Length && text[position] is '-' or '+')
            position++;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        return position == text.Length;
    }

    private static int Skip(string text, int position, char skipped)
    {
        while (position < text.Length && text[position] == skipped)
            position++;
        return position;
    }

    private static int SkipDigits(string text, int position)
    {
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        return position;
    }
}
