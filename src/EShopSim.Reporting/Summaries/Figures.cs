using System.Globalization;

namespace EShopSim.Reporting.Summaries;

/// <summary>Numbers as people read them: a unit beside each, no more digits than they mean, a dash where there is none.</summary>
internal static class Figures
{
    public const string None = "-";

    /// <summary><c>1,234,567</c>.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Three digits and a unit: <c>870 µs</c>, <c>12.3 ms</c>, <c>2.05 s</c>.</summary>
    public static string Latency(double seconds) => seconds switch
    {
        _ when !double.IsFinite(seconds) => None,
        0 => "0 ms",
        < 0.9995e-3 => Digits(seconds * 1e6) + " µs",
        < 0.9995 => Digits(seconds * 1e3) + " ms",
        _ => Digits(seconds) + " s",
    };

    /// <summary><c>12.3 %</c>; small shares keep two digits, so that 0.004 % is not 0.</summary>
    public static string Percent(double percent) => double.IsFinite(percent) ? Digits(percent) + " %" : None;

    /// <summary>Three significant digits, without an exponent below a million: <c>0.0123</c>, <c>1.23</c>, <c>123</c>, <c>1234</c>.</summary>
    public static string Digits(double value)
    {
        if (!double.IsFinite(value))
            return None;
        var magnitude = value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var decimals = Math.Clamp(2 - magnitude, 0, 9);
        var text = value.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>An instant or a duration: <c>45s</c>, <c>2m05s</c>, <c>1h10m00s</c>, <c>4d00h00m18s</c>; tenths of seconds below a minute, days from two on.</summary>
    public static string Time(double seconds)
    {
        if (!double.IsFinite(seconds))
            return None;
        if (Math.Abs(seconds) < 59.95)
            return seconds.ToString("0.#", CultureInfo.InvariantCulture) + "s";
        var whole = (long)Math.Round(Math.Abs(seconds));
        var sign = seconds < 0 ? "-" : "";
        var (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60);
        return hours switch
        {
            >= 48 => string.Create(CultureInfo.InvariantCulture, $"{sign}{hours / 24}d{hours % 24:00}h{minutes:00}m{rest:00}s"),
            > 0 => string.Create(CultureInfo.InvariantCulture, $"{sign}{hours}h{minutes:00}m{rest:00}s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{sign}{minutes}m{rest:00}s"),
        };
    }

    /// <summary>A round duration without its zeros: <c>2h</c>, <c>10m</c>, <c>1h30m</c>, <c>7d</c>.</summary>
    public static string Duration(TimeSpan duration)
    {
        var text = Time(duration.TotalSeconds);
        if (text.EndsWith("m00s", StringComparison.Ordinal))
            text = text[..^3];
        if (text.EndsWith("h00m", StringComparison.Ordinal))
            text = text[..^3];
        return text.EndsWith("d00h", StringComparison.Ordinal) ? text[..^3] : text;
    }
}
