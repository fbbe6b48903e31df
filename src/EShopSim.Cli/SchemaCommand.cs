using System.CommandLine;
using EShopSim.Formats;

namespace EShopSim.Cli;

/// <summary><c>eshopsim schema</c>: the JSON Schema of the scenario file.</summary>
internal static class SchemaCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("schema", "Print the JSON Schema of the scenario file, for completion in an editor.");
        command.SetAction(_ =>
        {
            terminal.Out.WriteLine(ScenarioSchema.Json);
            return ExitCode.Done;
        });
        return command;
    }
}
