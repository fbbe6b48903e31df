using System.Globalization;

namespace EShopSim.Cluster;

/// <summary>What stands behind the number of a quantity (apimachinery/pkg/api/resource/suffix.go).</summary>
/// <param name="Base">10 or 2.</param>
/// <param name="Exponent">The power of the base.</param>
/// <param name="Format">The format it belongs to.</param>
internal readonly record struct QuantitySuffix(int Base, int Exponent, QuantityFormat Format)
{
    /// <summary>Larger exponents than any amount of anything needs are refused rather than computed.</summary>
    private const int LargestExponent = 100_000;

    private const string Decimal = "num kMGTPE";
    private const string Binary = "KMGTPE";

    /// <summary>Reads a suffix; false when Kubernetes knows none like it.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out QuantitySuffix suffix)
    {
        suffix = new QuantitySuffix(10, 0, QuantityFormat.DecimalSI);
        if (text.IsEmpty)
            return true;
        if (text.Length == 1 && text[0] != ' ' && Decimal.Contains(text[0], StringComparison.Ordinal))
        {
            suffix = suffix with { Exponent = (Decimal.IndexOf(text[0], StringComparison.Ordinal) * 3) - 9 };
            return true;
        }

        if (text.Length == 2 && text[1] == 'i' && Binary.Contains(text[0], StringComparison.Ordinal))
        {
            suffix = new QuantitySuffix(2, (Binary.IndexOf(text[0], StringComparison.Ordinal) * 10) + 10, QuantityFormat.BinarySI);
            return true;
        }

        if (text.Length == 1 || text[0] is not ('e' or 'E')
            || !int.TryParse(text[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || Math.Abs((long)exponent) > LargestExponent)
            return false;
        suffix = new QuantitySuffix(10, exponent, QuantityFormat.DecimalExponent);
        return true;
    }

    /// <summary>The suffix for 1000 to a power from -3 to 6.</summary>
    public static string OfThousands(int power) => power == 0 ? "" : Decimal.Substring(power + 3, 1);

    /// <summary>The suffix for 1024 to a power from 0 to 6.</summary>
    public static string Of1024(int power) => power == 0 ? "" : Binary[power - 1] + "i";
}
