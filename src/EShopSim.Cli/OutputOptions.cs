using System.CommandLine;

namespace EShopSim.Cli;

/// <summary>The options that all verbs that simulate share: input, seed, cores, and where results go.</summary>
internal sealed class OutputOptions
{
    public Option<string?> Out { get; } = new("--out")
    {
        Description = "Folder for the results [default: out/<scenario name>; compare, tune and plan: a folder of their name in it].",
        HelpName = "DIR",
    };

    public Option<ulong?> Seed { get; } = OptionKinds.Seed();

    public Option<int> Parallelism { get; } = OptionKinds.AtLeastOne("--parallelism", "Runs at the same time; results do not depend on it.", Environment.ProcessorCount);

    public InputOptions Input { get; } = new();

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "No progress and no notes on standard error; warnings and errors only." };

    public Option<bool> Json { get; } = new("--json") { Description = "The summary as JSON on standard output." };

    public void AddTo(Command command)
    {
        Input.AddTo(command);
        foreach (var option in new Option[] { Out, Json, Quiet, Seed, Parallelism })
            command.Options.Add(option);
    }
}
