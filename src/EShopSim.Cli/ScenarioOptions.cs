using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EShopSim.Planning.Runs;

namespace EShopSim.Cli;

/// <summary>The options shared by all verbs that simulate.</summary>
internal sealed class ScenarioOptions(int defaultReplications)
{
    public Option<string?> Out { get; } = new("--out")
    {
        Description = "Folder for the results [default: out/<scenario name>].",
        HelpName = "DIR",
    };

    public Option<ulong?> Seed { get; } = new("--seed")
    {
        Description = "Seed of all randomness, from 0 up [default: the scenario's].",
        HelpName = "N",
        CustomParser = SeedOf,
    };

    public Option<int> Replications { get; } = AtLeastOne("--replications", "Runs with independent random streams.", _ => defaultReplications);

    public Option<double?> Precision { get; } = new("--precision")
    {
        Description = "Repeat until the 95 % interval of every objective's measure is at most so wide to either side, as 5%.",
        HelpName = "PERCENT",
        CustomParser = PrecisionOf,
    };

    public Option<int> MaxReplications { get; } = AtLeastOne("--max-replications", "With --precision: stop there, whatever was reached.", _ => 100);

    public Option<int> Parallelism { get; } = AtLeastOne("--parallelism", "Runs at the same time; results do not depend on it.", _ => Environment.ProcessorCount);

    public Option<string> Engine { get; } = OneOf("--engine", "How traffic is simulated; requests: every single one.", "requests");

    public InputOptions Input { get; } = new();

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "No progress and no notes on standard error; warnings and errors only." };

    public Option<bool> Json { get; } = new("--json") { Description = "The summary as JSON on standard output." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Out, Seed, Replications, Precision, MaxReplications, Parallelism, Engine })
            command.Options.Add(option);
        Input.AddTo(command);
        command.Options.Add(Quiet);
        command.Options.Add(Json);
    }

    public ReplicationPlan PlanOf(ParseResult parsed) => new()
    {
        Count = parsed.GetValue(Replications),
        Precision = parsed.GetValue(Precision),
        Ceiling = Math.Max(parsed.GetValue(Replications), parsed.GetValue(MaxReplications)),
    };

    private static double? PrecisionOf(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (text.EndsWith('%') && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and < 100)
            return percent / 100;
        result.AddError($"--precision takes a percentage above 0% and below 100%, such as 5%, not {text}.");
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

    private static Option<int> AtLeastOne(string name, string description, Func<ArgumentResult, int> fallback) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = fallback,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
                result.AddError($"{name} takes a whole number from 1 up, not {text}.");
            return value;
        },
    };

    private static Option<string> OneOf(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
