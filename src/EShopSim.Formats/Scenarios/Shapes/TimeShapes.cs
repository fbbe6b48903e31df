using System.Globalization;
using System.Text.Json.Nodes;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Durations.</summary>
internal static class TimeShapes
{
    /// <summary>Ten years: beyond that a duration is a slip of the pen.</summary>
    private const double MaxSeconds = 3660 * 86400.0;

    private const string Pattern = "^(0|([0-9]+(\\.[0-9]*)?(ns|us|µs|ms|s|m|h|d))+)$";

    /// <summary>A duration that may be zero, in seconds.</summary>
    internal static Shape<double> Seconds { get; } = new ScalarShape<double>(
        "duration", "a duration such as 250ms, 15s or 1h30m", ParseSeconds, Describe);

    /// <summary>A duration that may be zero.</summary>
    internal static Shape<TimeSpan> Duration { get; } = AtLeast(TimeSpan.Zero);

    /// <summary>A duration of at least so long.</summary>
    internal static Shape<TimeSpan> AtLeast(TimeSpan min) => new ScalarShape<TimeSpan>(
        "duration",
        min == TimeSpan.Zero ? "a duration such as 250ms, 15s or 1h30m" : string.Create(CultureInfo.InvariantCulture, $"a duration of at least {Shown(min)}"),
        (YamlScalar scalar, out TimeSpan value, out string wayOut) => Parse(scalar, min, out value, out wayOut),
        Describe);

    /// <summary>A duration as a person writes it.</summary>
    internal static string Shown(TimeSpan time)
    {
        if (time < TimeSpan.FromSeconds(1))
            return string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.####}ms");
        var (hours, minutes) = ((long)time.TotalHours, time.Minutes);
        var seconds = (time - TimeSpan.FromMinutes((60 * hours) + minutes)).TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture, $"{(hours > 0 ? $"{hours}h" : "")}{(minutes > 0 ? $"{minutes}m" : "")}{(seconds > 0 ? $"{seconds:0.###}s" : "")}");
    }

    private static ScalarVerdict Parse(YamlScalar scalar, TimeSpan min, out TimeSpan value, out string wayOut)
    {
        var verdict = ParseSeconds(scalar, out var seconds, out wayOut);
        value = verdict == ScalarVerdict.Good ? TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)) : default;
        return verdict == ScalarVerdict.Good && value < min ? ScalarVerdict.OutOfRange : verdict;
    }

    private static ScalarVerdict ParseSeconds(YamlScalar scalar, out double value, out string wayOut)
    {
        wayOut = "";
        if (!DurationText.TryParseSeconds(scalar.Text, out value))
        {
            wayOut = scalar.LooksNumeric ? $" without a unit (did you mean '{scalar.Text}s'?)" : "";
            return ScalarVerdict.BadForm;
        }

        return value is >= 0 and <= MaxSeconds ? ScalarVerdict.Good : ScalarVerdict.OutOfRange;
    }

    private static JsonObject Describe() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string", ["pattern"] = Pattern },
            new JsonObject { ["const"] = 0 }),
        ["examples"] = new JsonArray("250ms", "15s", "1h30m"),
    };
}
