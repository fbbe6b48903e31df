using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EShopSim.Formats.Diagnostics;

namespace EShopSim.Cli;

/// <summary>The kinds of option value that several verbs take, each with its complaint.</summary>
internal static class OptionKinds
{
    /// <summary>A whole number from 1 up.</summary>
    public static Option<int> AtLeastOne(string name, string description, int fallback) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => fallback,
        CustomParser = result => CountOf(name, result),
    };

    /// <summary>A whole number from 1 up; null where it is not given.</summary>
    public static Option<int?> AtLeastOne(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => CountOf(name, result),
    };

    /// <summary>A percentage above 0 and below 100, as a fraction; null where it is not given.</summary>
    public static Option<double?> Percentage(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "PERCENT",
        CustomParser = result => PercentageOf(name, result),
    };

    /// <summary>One of some words; the first is the default.</summary>
    public static Option<string> OneOf(string name, string description, params string[] values)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', values),
            DefaultValueFactory = _ => values[0],
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                if (!values.Contains(text, StringComparer.Ordinal))
                    result.AddError($"{name} takes {Alternatives(values)}, not {text}{Suggestion.For(text, values)}.");
                return text;
            },
        };
        option.CompletionSources.Add(values);
        return option;
    }

    private static string Alternatives(string[] values) => string.Join(", ", values[..^1]) + " or " + values[^1];

    /// <summary>A seed: any whole number of 64 bits.</summary>
    public static Option<ulong?> Seed() => new("--seed")
    {
        Description = "Seed of all randomness, from 0 up [default: the scenario's].",
        HelpName = "N",
        CustomParser = SeedOf,
    };

    private static int CountOf(string name, ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
            result.AddError($"{name} takes a whole number from 1 up, not {text}.");
        return value;
    }

    private static double? PercentageOf(string name, ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (text.EndsWith('%') && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and < 100)
            return percent / 100;
        result.AddError($"{name} takes a percentage above 0% and below 100%, such as 5%, not {text}.");
        return null;
    }

    private static ulong? SeedOf(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
            return seed;
        result.AddError($"--seed takes a whole number from 0 to {ulong.MaxValue.ToString(CultureInfo.InvariantCulture)}, not {text}.");
        return null;
    }
}
