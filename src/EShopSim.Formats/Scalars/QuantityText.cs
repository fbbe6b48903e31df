using System.Globalization;

namespace EShopSim.Formats.Scalars;

/// <summary>Reads Kubernetes quantities (apimachinery/pkg/api/resource/quantity.go) exactly; what is finer than the unit rounds up.</summary>
internal static class QuantityText
{
    private static readonly (string Suffix, decimal Factor)[] Suffixes =
    [
        ("Ki", 1024m), ("Mi", 1048576m), ("Gi", 1073741824m), ("Ti", 1099511627776m), ("Pi", 1125899906842624m), ("Ei", 1152921504606846976m),
        ("n", 1e-9m), ("u", 1e-6m), ("m", 1e-3m), ("k", 1e3m), ("M", 1e6m), ("G", 1e9m), ("T", 1e12m), ("P", 1e15m), ("E", 1e18m),
    ];

    /// <summary>Reads a quantity into whole units.</summary>
    /// <param name="text">The quantity, as <c>250m</c>, <c>1.5</c>, <c>512Mi</c> or <c>1e3</c>.</param>
    /// <param name="unitsPerOne">How many units make one: 1000 for thousandths.</param>
    /// <param name="value">The value; saturates at 64 bits, as Kubernetes' own does.</param>
    internal static bool TryParse(string text, int unitsPerOne, out long value)
    {
        value = 0;
        var factor = 1m;
        var number = text;
        foreach (var (suffix, suffixFactor) in Suffixes)
        {
            if (!text.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            (number, factor) = (text[..^suffix.Length], suffixFactor);
            break;
        }

        if (!IsNumber(number, allowExponent: ReferenceEquals(number, text)))
            return false;
        if (!decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var mantissa))
            mantissa = number[0] == '-' ? decimal.MinValue : decimal.MaxValue;
        value = Saturate(mantissa, factor * unitsPerOne);
        return true;
    }

    private static long Saturate(decimal mantissa, decimal factor)
    {
        if (Math.Abs(mantissa) > long.MaxValue / factor)
            return mantissa < 0 ? long.MinValue : long.MaxValue;
        var product = mantissa * factor;
        return (long)(product < 0 ? Math.Floor(product) : Math.Ceiling(product));
    }

    private static bool IsNumber(ReadOnlySpan<char> text, bool allowExponent)
    {
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
                digits++;
            else if (c is 'e' or 'E')
                return allowExponent && digits > 0 && int.TryParse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
            else if (!(c == '.' && !text[..i].Contains('.')) && !(i == 0 && c is '+' or '-'))
                return false;
        }

        return digits > 0;
    }
}
