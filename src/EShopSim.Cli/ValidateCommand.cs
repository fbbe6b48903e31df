using System.CommandLine;
using EShopSim.Formats;

namespace EShopSim.Cli;

/// <summary><c>eshopsim validate</c>: checks scenarios and manifests, prints every finding, simulates nothing.</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("SCENARIO")
        {
            Description = "Scenario files, Kubernetes manifests, folders of either, or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var input = new InputOptions();
        var command = new Command("validate", "Check scenarios and manifests; print every finding as file:line:col; simulate nothing.") { paths };
        input.AddTo(command);
        command.SetAction(parsed => Validate(parsed.GetRequiredValue(paths), input.Of("", parsed, terminal), terminal));
        return command;
    }

    private static int Validate(IReadOnlyList<string> paths, ScenarioInput common, Terminal terminal)
    {
        var found = InputValidator.Validate(paths, common);
        DiagnosticPrinter.Print(found.Diagnostics, terminal.Out);
        terminal.Out.WriteLine(
            $"{Many(found.Scenarios, "scenario")} and {Many(found.ManifestFiles, "manifest path")} checked: "
            + $"{Many(Count(found, Severity.Error), "error")}, {Many(Count(found, Severity.Warning), "warning")}, {Many(Count(found, Severity.Note), "note")}.");
        return found.HasErrors ? ExitCode.WrongInput : ExitCode.Done;
    }

    private static int Count(InputValidation found, Severity severity) => found.Diagnostics.Count(d => d.Severity == severity);

    private static string Many(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
}
