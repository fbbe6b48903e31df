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
internal sealed class RunCommand(Terminal terminal)
{
    private readonly Argument<string> _scenario = ScenarioArgument.One();
    private readonly ReplicationOptions _replications = new(fallback: 1);
    private readonly Option<string> _engine = EngineOption.Create();
    private readonly Option<TimeFrame?> _charts = ChartsOption.Create();
    private readonly OutputOptions _options = new();

    private readonly Option<string[]> _explain = new("--explain")
    {
        Description = "Tells why an HPA did what it did, at its last sync up to a time (12m30s, or seconds). Repeatable.",
        HelpName = "hpa/NAME@TIME",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _endTrigger = new("--end-trigger")
    {
        Description = "Ends the scenario's trigger at that time, as 20m, and tells whether the shop recovers: short for --set recovery.endsAt=TIME.",
        HelpName = "TIME",
    };

    public static Command Create(Terminal terminal)
    {
        var verb = new RunCommand(terminal);
        var command = new Command("run", "Simulate a scenario; write results and charts; print a summary.") { verb._scenario };
        verb._replications.AddTo(command);
        command.Options.Add(verb._engine);
        command.Options.Add(verb._explain);
        command.Options.Add(verb._endTrigger);
        command.Options.Add(verb._charts);
        verb._options.AddTo(command);
        command.SetAction((parsed, stop) => Task.Run(() => verb.Run(parsed, stop), stop));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        var input = _options.Input.Of(parsed.GetRequiredValue(_scenario), parsed, terminal) with { Questions = parsed.GetValue(_explain) ?? [] };
        if (parsed.GetValue(_endTrigger) is { } triggerEnd)
            input = input with { Settings = [.. input.Settings, "recovery.endsAt=" + triggerEnd] };
        var reading = ScenarioReader.Read(input);
        var quiet = parsed.GetValue(_options.Quiet);
        DiagnosticPrinter.Print(reading.Diagnostics, terminal.Error, quiet ? Severity.Warning : Severity.Note);
        if (reading.Scenario is not { } scenario)
            return ExitCode.WrongInput;

        var folder = parsed.GetValue(_options.Out) ?? Path.Combine("out", scenario.Name);
        var charts = parsed.GetValue(_charts);
        if ((OutputFolder.Refusal(folder) ?? ChartsOption.Refusal(charts, [scenario])) is { } refusal)
            return terminal.Refuse(refusal);

        var plan = _replications.Of(parsed) with { Engine = EngineOption.Of(parsed, _engine) };
        var seed = parsed.GetValue(_options.Seed) ?? scenario.Seed;
        EngineOption.Warn(plan.Engine, [scenario], terminal);
        var runs = plan is { Count: 1, Precision: null }
            ? RunAlone(scenario, seed, plan.Engine, quiet, stop)
            : new FarmWatch(terminal, quiet).Watch(progress =>
                PreciseRuns.Of([scenario], seed, plan, new RunFarm(new MemoryJournal(), parsed.GetValue(_options.Parallelism), progress, stop))[0]);
        return Report(runs, reading.Questions, charts, folder, parsed.GetValue(_options.Json), stop);
    }

    private ReplicatedRuns RunAlone(Scenario scenario, ulong seed, SimulationEngine engine, bool quiet, CancellationToken stop)
    {
        var run = RunWatch.For(terminal, quiet, scenario).Watch(progress =>
            ScenarioRunner.Run(scenario, new RunOptions { Seed = seed, Engine = engine, Progress = progress, Stop = stop }));
        return new ReplicatedRuns(run, [RunMeasures.Of(run)]);
    }

    private int Report(ReplicatedRuns runs, IReadOnlyList<HpaQuestion> questions, TimeFrame? charts, string folder, bool json, CancellationToken stop)
    {
        var summary = ReplicationSummary.Of(runs.First.Scenario, runs.All);
        HpaAnswer[] answers = [.. questions.Select(question => HpaAnswer.Of(question, runs.First))];
        RunReport.Write(runs.First, summary, answers, charts, folder, stop);
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
