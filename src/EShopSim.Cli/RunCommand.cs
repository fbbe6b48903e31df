using System.CommandLine;
using EShopSim.Formats;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
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
        var argument = ScenarioArgument.One();
        var options = new ScenarioOptions(defaultReplications: 1);
        var command = new Command("run", "Simulate a scenario; write results and charts; print a summary.") { argument };
        var explain = new Option<string[]>("--explain")
        {
            Description = "Tells why an HPA did what it did, at its last sync up to a time (12m30s, or seconds). Repeatable.",
            HelpName = "hpa/NAME@TIME",
            AllowMultipleArgumentsPerToken = false,
        };
        options.AddTo(command);
        var endTrigger = new Option<string?>("--end-trigger")
        {
            Description = "Ends the scenario's trigger at that time and tells whether the shop recovers: short for --set recovery.endsAt=TIME.",
            HelpName = "TIME",
        };
        command.Options.Add(explain);
        command.Options.Add(endTrigger);
        command.SetAction((parsed, stop) => Task.Run(
            () => Run(parsed, parsed.GetRequiredValue(argument), options, parsed.GetValue(explain) ?? [], parsed.GetValue(endTrigger), terminal, stop), stop));
        return command;
    }

    private static int Run(ParseResult parsed, string path, ScenarioOptions options, string[] questions, string? triggerEnd, Terminal terminal, CancellationToken stop)
    {
        var input = options.Input.Of(path, parsed, terminal) with { Questions = questions };
        if (triggerEnd is not null)
            input = input with { Settings = [.. input.Settings, "recovery.endsAt=" + triggerEnd] };
        var reading = ScenarioReader.Read(input);
        var quiet = parsed.GetValue(options.Quiet);
        DiagnosticPrinter.Print(reading.Diagnostics, terminal.Error, quiet ? Severity.Warning : Severity.Note);
        if (reading.Scenario is not { } scenario)
            return ExitCode.WrongInput;

        var folder = parsed.GetValue(options.Out) ?? Path.Combine("out", scenario.Name);
        if (OutputFolder.Refusal(folder) is { } refusal)
            return terminal.Refuse(refusal);

        var plan = options.PlanOf(parsed);
        var seed = parsed.GetValue(options.Seed) ?? scenario.Seed;
        if (plan is { Count: 1, Precision: null })
            return Report(RunAlone(scenario, seed, quiet, terminal, stop), reading.Questions, folder, parsed.GetValue(options.Json), terminal, stop);
        var runs = new FarmWatch(terminal, quiet).Watch(progress =>
            PreciseRuns.Of([scenario], seed, plan, new RunFarm(new MemoryJournal(), parsed.GetValue(options.Parallelism), progress, stop))[0]);
        return Report(runs, reading.Questions, folder, parsed.GetValue(options.Json), terminal, stop);
    }

    private static ReplicatedRuns RunAlone(Scenario scenario, ulong seed, bool quiet, Terminal terminal, CancellationToken stop)
    {
        var run = RunWatch.For(terminal, quiet, scenario).Watch(progress =>
            ScenarioRunner.Run(scenario, new RunOptions { Seed = seed, Progress = progress, Stop = stop }));
        return new ReplicatedRuns(run, [RunMeasures.Of(run)]);
    }

    private static int Report(
        ReplicatedRuns runs, IReadOnlyList<HpaQuestion> questions, string folder, bool json, Terminal terminal, CancellationToken stop)
    {
        var summary = ReplicationSummary.Of(runs.First.Scenario, runs.All);
        HpaAnswer[] answers = [.. questions.Select(question => HpaAnswer.Of(question, runs.First))];
        RunReport.Write(runs.First, summary, answers, folder, stop);
        if (json)
        {
            terminal.Out.Write(SummaryJson.Of(runs.First, summary, answers));
        }
        else
        {
            terminal.Out.Write(ConsoleSummary.Of(runs.First, summary, terminal.Width));
            terminal.Out.WriteLine($"Charts: {Path.Combine(folder, "charts")}   report: {Path.Combine(folder, "report.md")}   tables: {Path.Combine(folder, "*.csv")}");
            terminal.Out.Write(HpaAnswerText.Of(answers));
        }

        return summary.Objectives.All(o => o.Met) ? ExitCode.Done : ExitCode.ObjectiveMissed;
    }
}
