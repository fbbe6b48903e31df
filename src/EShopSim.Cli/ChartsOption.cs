using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EShopSim.Formats.Scalars;
using EShopSim.Simulation;

namespace EShopSim.Cli;

/// <summary>The option that shows a part of the time from near.</summary>
internal static class ChartsOption
{
    private const string Between = "..";

    public static Option<TimeFrame?> Create() => new("--charts")
    {
        Description = "Draws the charts over this part of the time only, as 4d..4d2h or 10m.. (times as 1h30m, or in seconds); summary and tables have all of it.",
        HelpName = "FROM..TO",
        CustomParser = Parse,
    };

    /// <summary>Why nothing could be drawn; null where something can.</summary>
    public static string? Refusal(TimeFrame? part, IEnumerable<Scenario> scenarios)
    {
        var end = scenarios.Max(scenario => scenario.Duration);
        return part is null || part.From < end ? null : $"--charts begins when all is over: {part with { To = end }}.";
    }

    private static TimeFrame? Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var dots = text.IndexOf(Between, StringComparison.Ordinal);
        if (dots >= 0
            && Time(text[..dots], TimeSpan.Zero) is { } from
            && Time(text[(dots + Between.Length)..], TimeSpan.MaxValue) is { } to
            && from < to)
            return new TimeFrame(from, to);
        result.AddError($"--charts takes FROM..TO, as 4d..4d2h or 10m.., not {text}.");
        return null;
    }

    private static TimeSpan? Time(string text, TimeSpan absent)
    {
        if (text.Length == 0)
            return absent;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && !DurationText.TryParseSeconds(text, out seconds))
            return null;
        return seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
