using System.CommandLine;
using EShopSim.Formats;

namespace EShopSim.Cli;

/// <summary><c>eshopsim validate</c>: checks scenarios and manifests, prints every finding, simulates nothing.</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal)
    {
        var inputs = new Argument<string[]>("SCENARIO")
        {
            Description = "Scenario files, Kubernetes manifests, folders of either, or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("validate", "Check scenarios and manifests; print every finding as file:line:col; simulate nothing.") { inputs };
        command.SetAction(parsed => Validate(parsed.GetRequiredValue(inputs), terminal));
        return command;
    }

    private static int Validate(IReadOnlyList<string> paths, Terminal terminal)
    {
        var checks = paths.Select(path => InputCheck.Of(path, terminal.In)).ToArray();
        var errors = 0;
        foreach (var check in checks)
        {
            DiagnosticPrinter.Print(check.Diagnostics, terminal.Out);
            terminal.Out.WriteLine($"{check.Path}: {check.Summary}");
            errors += check.Diagnostics.Count(d => d.Severity == Severity.Error);
        }

        return errors == 0 ? ExitCode.Done : ExitCode.WrongInput;
    }
}
