using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace EShopSim.Cli;

/// <summary>The argument and the options shared by all verbs that simulate.</summary>
internal sealed class ScenarioOptions
{
    public Argument<string> Scenario { get; } = new("SCENARIO")
    {
        Description = "A scenario file, a folder that holds scenario.yaml, or - for standard input.",
    };

    public Option<string?> Out { get; } = new("--out")
    {
        Description = "Folder for the results [default: out/<scenario name>].",
        HelpName = "DIR",
    };

    public Option<ulong?> Seed { get; } = new("--seed")
    {
        Description = "Seed of all randomness [default: the scenario's].",
        HelpName = "N",
    };

    public Option<int> Replications { get; } = AtLeastOne("--replications", "Runs with independent random streams.", _ => 1);

    public Option<int> Parallelism { get; } = AtLeastOne("--parallelism", "Runs at the same time; results do not depend on it.", _ => Environment.ProcessorCount);

    public Option<string> Engine { get; } = OneOf("--engine", "How traffic is simulated: every request.", "requests");

    public InputOptions Input { get; } = new();

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "No progress on standard error." };

    public Option<bool> Json { get; } = new("--json") { Description = "The summary as JSON on standard output." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Scenario);
        foreach (var option in new Option[] { Out, Seed, Replications, Parallelism, Engine })
            command.Options.Add(option);
        Input.AddTo(command);
        command.Options.Add(Quiet);
        command.Options.Add(Json);
    }

    private static Option<int> AtLeastOne(string name, string description, Func<ArgumentResult, int> fallback)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = fallback };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value < 1)
                result.AddError($"{name} takes a whole number from 1 up, not {value.ToString(CultureInfo.InvariantCulture)}.");
        });
        return option;
    }

    private static Option<string> OneOf(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
