using System.CommandLine;
using EShopSim.Planning.Runs;
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

    /// <summary>Says on the error stream how far an approximate engine may be off; --quiet does not hide that.</summary>
    public static void Warn(SimulationEngine engine, IEnumerable<Scenario> scenarios, Terminal terminal)
    {
        if (engine == SimulationEngine.Fluid)
            terminal.Error.WriteLine(FluidError.NoticeFor(scenarios));
    }
}
