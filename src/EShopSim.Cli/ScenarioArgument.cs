using System.CommandLine;

namespace EShopSim.Cli;

/// <summary>The scenario that a verb works on.</summary>
internal static class ScenarioArgument
{
    public static Argument<string> One() => new("SCENARIO")
    {
        Description = "A scenario file, a folder that holds scenario.yaml, or - for standard input.",
    };

    public static Argument<string[]> Several(string description) => new("SCENARIO")
    {
        Description = description,
        Arity = ArgumentArity.OneOrMore,
    };
}
