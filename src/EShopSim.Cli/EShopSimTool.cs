using System.CommandLine;
using EShopSim.Engine;
using EShopSim.Formats.Diagnostics;

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
            await terminal.Error.WriteLineAsync(parsed.CommandResult.Command == root ? "Try 'eshopsim --help', or '--help' after a verb." : $"Try 'eshopsim {parsed.CommandResult.Command.Name} --help'.");
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
        var verb = parsed.CommandResult.Command;
        if (verb != root)
            return Unmatched(parsed.UnmatchedTokens, verb)
                .Concat(parsed.Errors.Select(error => error.Message).Where(message => !parsed.UnmatchedTokens.Any(token => message.Contains($"'{token}'", StringComparison.Ordinal))))
                .Distinct(StringComparer.Ordinal);
        var verbs = string.Join(", ", root.Subcommands.Select(one => one.Name));
        if (parsed.UnmatchedTokens is not [var first, ..])
            return [$"a verb is missing (there are: {verbs})"];
        var suggestion = Suggestion.For(first, root.Subcommands.Select(one => one.Name));
        return [$"there is no verb '{first}'{(suggestion.Length > 0 ? suggestion : $" (there are: {verbs})")}"];
    }

    // What follows an unknown option is taken for its value and needs no complaint of its own.
    private static IEnumerable<string> Unmatched(IReadOnlyList<string> tokens, Command verb)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (IsOption(tokens[i]))
                yield return $"{verb.Name} has no option '{tokens[i]}'{Suggestion.For(tokens[i], verb.Options.Select(option => option.Name))}";
            else if (i == 0 || !IsOption(tokens[i - 1]))
                yield return $"{verb.Name} does not know what '{tokens[i]}' is for";
        }
    }

    private static bool IsOption(string token) => token.Length > 1 && token[0] == '-';
}
