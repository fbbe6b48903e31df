using System.Globalization;
using ScottPlot;

namespace EShopSim.Reporting.Drawing;

/// <summary>Ticks of the time axis, in the unit that suits its length.</summary>
/// <param name="Label">The axis' label with its unit.</param>
/// <param name="Ticks">Positions in seconds.</param>
internal sealed record TimeTicks(string Label, Tick[] Ticks)
{
    private const int MostTicks = 14;
    private const int MostClockTicks = 10;
    private const int FewUnits = 4;

    private static readonly double[] Steps =
        [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10800, 14400, 21600, 43200, 86400];

    /// <summary>Ticks for a stretch of time; units by its end: seconds up to 5 minutes, minutes up to 3 hours, hours up to 3 days, then days.</summary>
    public static TimeTicks Between(double startSeconds, double endSeconds)
    {
        var (unit, seconds) = endSeconds switch
        {
            <= 300 => ("s", 1.0),
            <= 3 * 3600 => ("min", 60.0),
            <= 3 * 86400 => ("h", 3600.0),
            _ => ("days", 86400.0),
        };
        var length = endSeconds - startSeconds;
        if (startSeconds > 0 && seconds > 1 && length < FewUnits * seconds)
            return Clock(startSeconds, endSeconds);
        var step = Array.Find(Steps, s => length / s <= MostTicks && (s >= seconds || s * 2 == seconds || seconds == 1));
        if (step == 0)
            step = 86400 * Math.Ceiling(length / 86400 / MostTicks);
        var ticks = new List<Tick>();
        for (var i = Math.Ceiling(startSeconds / step); i * step <= endSeconds * (1 + 1e-9); i++)
            ticks.Add(Tick.Major(i * step, (i * step / seconds).ToString("0.##", CultureInfo.InvariantCulture)));
        return new TimeTicks($"simulated time ({unit})", [.. ticks]);
    }

    // A stretch far from the start is short of whole units: 4d 0:10 rather than 4.007 days.
    private static TimeTicks Clock(double startSeconds, double endSeconds)
    {
        var step = Array.Find(Steps, s => s >= 1 && (endSeconds - startSeconds) / s <= MostClockTicks);
        step = step == 0 ? Steps[^1] : step;
        var hasDays = endSeconds >= 86400;
        var ticks = new List<Tick>();
        for (var i = Math.Ceiling(startSeconds / step); i * step <= endSeconds * (1 + 1e-9); i++)
        {
            var at = TimeSpan.FromSeconds(i * step);
            var clock = at.ToString(step < 60 ? @"h\:mm\:ss" : @"h\:mm", CultureInfo.InvariantCulture);
            ticks.Add(Tick.Major(i * step, hasDays ? string.Create(CultureInfo.InvariantCulture, $"{at.Days}d {clock}") : clock));
        }

        return new TimeTicks($"simulated time ({(hasDays ? "days " : "")}hours:minutes{(step < 60 ? ":seconds" : "")})", [.. ticks]);
    }
}
