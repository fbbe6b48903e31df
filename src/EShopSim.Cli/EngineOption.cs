using System.CommandLine;
using EShopSim.Simulation;

namespace EShopSim.Cli;

/// <summary><c>--engine</c>: how traffic is simulated.</summary>
internal static class EngineOption
{
    private const string Fluid = "fluid";

    public static Option<string> Create() =>
        OptionKinds.OneOf("--engine", "How traffic is simulated; requests: every single one; fluid: rates and queueing formulas, fast and approximate.", "requests", Fluid);

    public static SimulationEngine Of(ParseResult parsed, Option<string> option) =>
        string.Equals(parsed.GetValue(option), Fluid, StringComparison.Ordinal) ? SimulationEngine.Fluid : SimulationEngine.Requests;
}
