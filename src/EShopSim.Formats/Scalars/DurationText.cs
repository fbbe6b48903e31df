using System.Buffers;
using System.Globalization;

namespace EShopSim.Formats.Scalars;

/// <summary>Reads durations as Go writes them, and days: <c>250ms</c>, <c>1h30m</c>, <c>1.5s</c>, <c>2d</c>.</summary>
public static class DurationText
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, double Seconds)[] Units =
        [("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600), ("d", 86400)];

    /// <summary>Reads a duration in seconds; zero needs no unit.</summary>
    public static bool TryParseSeconds(string text, out double seconds)
    {
        seconds = 0;
        var rest = text.AsSpan();
        var sign = 1;
        if (rest.Length > 0 && rest[0] is '-' or '+')
        {
            sign = rest[0] == '-' ? -1 : 1;
            rest = rest[1..];
        }

        if (rest is "0")
            return true;
        if (rest.IsEmpty)
            return false;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return false;
            rest = rest[digits..];
            var letters = rest.IndexOfAny(Digits);
            var unit = letters < 0 ? rest : rest[..letters];
            if (!TryUnit(unit, out var factor))
                return false;
            seconds += number * factor;
            rest = rest[unit.Length..];
        }

        seconds *= sign;
        return double.IsFinite(seconds);
    }

    private static bool TryUnit(ReadOnlySpan<char> text, out double seconds)
    {
        foreach (var (unit, factor) in Units)
        {
            if (!text.SequenceEqual(unit))
                continue;
            seconds = factor;
            return true;
        }

        seconds = 0;
        return false;
    }
}
