using System.CommandLine;
using EShopSim.Formats;
using EShopSim.Planning;
using EShopSim.Reporting;
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
        options.AddTo(command);
        command.SetAction((parsed, stop) => Task.Run(() => Run(parsed, options, terminal, stop), stop));
        return command;
    }

    private static int Run(ParseResult parsed, ScenarioOptions options, Terminal terminal, CancellationToken stop)
    {
        var reading = ScenarioReader.Read(options.Input.Of(parsed.GetRequiredValue(options.Scenario), parsed, terminal));
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
        return Report(runs, folder, parsed.GetValue(options.Json), terminal, stop);
    }

    private static int Report(IReadOnlyList<RunResult> runs, string folder, bool json, Terminal terminal, CancellationToken stop)
    {
        var summary = ReplicationSummary.Of(runs);
        RunReport.Write(runs[0], summary, folder, stop);
        if (json)
        {
            terminal.Out.Write(SummaryJson.Of(runs[0], summary));
        }
        else
        {
            terminal.Out.Write(ConsoleSummary.Of(runs[0], summary, terminal.Width));
            terminal.Out.WriteLine($"Charts: {Path.Combine(folder, "charts")}   report: {Path.Combine(folder, "report.md")}   tables: {Path.Combine(folder, "*.csv")}");
        }

        return summary.Objectives.All(o => o.Met) ? ExitCode.Done : ExitCode.ObjectiveMissed;
    }
}
