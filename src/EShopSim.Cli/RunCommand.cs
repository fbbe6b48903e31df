using System.CommandLine;
using EShopSim.Formats;
using EShopSim.Planning;
using EShopSim.Reporting;
using EShopSim.Reporting.Story;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Cli;

/// <summary><c>eshopsim run</c>: simulates, writes results and charts, prints a summary.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new ScenarioOptions();
        var command = new Command("run", "Simulate a scenario; write results and charts; print a summary.");
        var explain = new Option<string[]>("--explain")
        {
            Description = "Tells why an HPA did what it did, at its last sync up to a time (12m30s, or seconds). Repeatable.",
            HelpName = "hpa/NAME@TIME",
            AllowMultipleArgumentsPerToken = false,
        };
        options.AddTo(command);
        command.Options.Add(explain);
        command.SetAction((parsed, stop) => Task.Run(() => Run(parsed, options, parsed.GetValue(explain) ?? [], terminal, stop), stop));
        return command;
    }

    private static int Run(ParseResult parsed, ScenarioOptions options, string[] questions, Terminal terminal, CancellationToken stop)
    {
        var input = options.Input.Of(parsed.GetRequiredValue(options.Scenario), parsed, terminal) with { Questions = questions };
        var reading = ScenarioReader.Read(input);
        var quiet = parsed.GetValue(options.Quiet);
        DiagnosticPrinter.Print(reading.Diagnostics, terminal.Error, quiet ? Severity.Warning : Severity.Note);
        if (reading.Scenario is not { } scenario)
            return ExitCode.WrongInput;

        var folder = parsed.GetValue(options.Out) ?? Path.Combine("out", scenario.Name);
        if (OutputFolder.Refusal(folder) is { } refusal)
        {
            terminal.Error.WriteLine($"eshopsim: {refusal}");
            return ExitCode.WrongInput;
        }

        var count = parsed.GetValue(options.Replications);
        var runs = RunWatch.For(terminal, quiet, scenario, count).Watch(progress => Replications.Run(scenario, new ReplicationOptions
        {
            Seed = parsed.GetValue(options.Seed),
            Count = count,
            Parallelism = parsed.GetValue(options.Parallelism),
            Progress = progress,
            Stop = stop,
        }));
        return Report(runs, reading.Questions, folder, parsed.GetValue(options.Json), terminal, stop);
    }

    private static int Report(
        IReadOnlyList<RunResult> runs, IReadOnlyList<HpaQuestion> questions, string folder, bool json, Terminal terminal, CancellationToken stop)
    {
        var summary = ReplicationSummary.Of(runs);
        HpaAnswer[] answers = [.. questions.Select(question => HpaAnswer.Of(question, runs[0]))];
        RunReport.Write(runs[0], summary, answers, folder, stop);
        if (json)
        {
            terminal.Out.Write(SummaryJson.Of(runs[0], summary, answers));
        }
        else
        {
            terminal.Out.Write(ConsoleSummary.Of(runs[0], summary, terminal.Width));
            terminal.Out.WriteLine($"Charts: {Path.Combine(folder, "charts")}   report: {Path.Combine(folder, "report.md")}   tables: {Path.Combine(folder, "*.csv")}");
            terminal.Out.Write(HpaAnswerText.Of(answers));
        }

        return summary.Objectives.All(o => o.Met) ? ExitCode.Done : ExitCode.ObjectiveMissed;
    }
}
