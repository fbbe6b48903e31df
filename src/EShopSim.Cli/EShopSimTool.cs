using System.CommandLine;
using EShopSim.Engine;

namespace EShopSim.Cli;

/// <summary>The command line: finds the verb, runs it, turns what goes wrong into an exit code and a sentence.</summary>
internal static class EShopSimTool
{
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal)
    {
        var root = new RootCommand("Simulates an e-commerce cluster on Kubernetes: its requests, its autoscalers, its rollouts and its failures.")
        {
            RunCommand.Create(terminal),
            CompareCommand.Create(terminal),
            TuneCommand.Create(terminal),
            PlanCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            SchemaCommand.Create(terminal),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var complaint in Complaints(parsed, root))
                await terminal.Error.WriteLineAsync($"eshopsim: {complaint}");
            await terminal.Error.WriteLineAsync("Try 'eshopsim --help', or '--help' after a verb.");
            return ExitCode.WrongInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = terminal.Out,
                Error = terminal.Error,
            });
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("eshopsim: interrupted; no report was written.");
            return ExitCode.Failed;
        }
        catch (Exception failure) when (failure is InvariantViolationException or IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"eshopsim: {failure.Message}");
            return ExitCode.Failed;
        }
    }

    private static IEnumerable<string> Complaints(ParseResult parsed, RootCommand root)
    {
        if (parsed.CommandResult.Command != root)
            return parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal);
        var verbs = string.Join(", ", root.Subcommands.Select(verb => verb.Name));
        return [parsed.UnmatchedTokens is [var first, ..] ? $"there is no verb '{first}' (there are: {verbs})" : $"a verb is missing (there are: {verbs})"];
    }
}
