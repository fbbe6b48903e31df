using System.CommandLine;
using EShopSim.Formats;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Tuning;
using EShopSim.Reporting;
using EShopSim.Reporting.Journal;
using EShopSim.Reporting.Tuning;
using EShopSim.Simulation;

namespace EShopSim.Cli;

/// <summary><c>eshopsim tune</c>: searches HPA settings that meet the objectives at the least cost.</summary>
internal sealed class TuneCommand(Terminal terminal)
{
    private const double DefaultConfidence = 0.95;
    private const double DefaultIndifference = 0.03;

    private readonly Argument<string[]> _scenarios = ScenarioArgument.Several("Scenario files, folders that hold scenario.yaml, or - for standard input: each a traffic that one setting must serve.");
    private readonly OutputOptions _options = new();
    private readonly SearchOptions _search = new();
    private readonly SpaceOption _space = new();

    private readonly Option<int?> _budget = OptionKinds.AtLeastOne("--budget-runs", "Most runs by the request engine [default: a tenth of the settings, and more only until one is proven].");
    private readonly Option<int?> _minutes = OptionKinds.AtLeastOne("--budget-minutes", "End after so many minutes with what is known by then; --resume goes on from there.");
    private readonly Option<int> _mostSettings = OptionKinds.AtLeastOne("--budget-settings", "Most settings that are screened; a larger space is sampled.", 400);
    private readonly Option<double?> _confidence = OptionKinds.Percentage("--confidence", "Chance that the recommendation is right [default: 95%].");
    private readonly Option<double?> _indifference = OptionKinds.Percentage("--indifference", "Costs that differ by less, and measures that are nearer to their limits, need not be told apart [default: 3%].");
    private readonly Option<string> _screening = OptionKinds.OneOf("--screening", "What sifts the settings before the best are run request by request.", "fluid", "requests");

    public static Command Create(Terminal terminal)
    {
        var verb = new TuneCommand(terminal);
        var command = new Command("tune", "Search HPA settings that meet the objectives at the least cost; recommend one, and write the manifests to apply.");
        command.Arguments.Add(verb._scenarios);
        verb._space.AddTo(command);
        foreach (var option in new Option[] { verb._budget, verb._minutes, verb._mostSettings, verb._confidence, verb._indifference, verb._screening })
            command.Options.Add(option);
        verb._search.AddTo(command);
        verb._options.AddTo(command);
        command.SetAction((parsed, stop) => Task.Run(() => verb.Run(parsed, stop), stop));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        if (Read(parsed) is not { } problem)
            return ExitCode.WrongInput;
        var folder = parsed.GetValue(_options.Out) ?? Path.Combine("out", problem.Scenarios[0].Name, "tune");
        if (OutputFolder.Refusal(folder) is { } refusal)
            return terminal.Refuse(refusal);

        using var journal = _search.Open(parsed, folder, terminal);
        var tuning = new FarmWatch(terminal, parsed.GetValue(_options.Quiet)).Watch(progress =>
            TuningResult.Of(problem, new RunFarm(journal, parsed.GetValue(_options.Parallelism), progress, stop)));
        TuningReport.Write(tuning, folder, stop);
        if (parsed.GetValue(_options.Json))
            terminal.Out.Write(TuningJson.Of(tuning));
        else
            terminal.Out.Write($"{TuningConsole.Of(tuning, terminal.Width)}\nChart: {Path.Combine(folder, "charts", "pareto.png")}   report: {Path.Combine(folder, "report.md")}   manifests: {Path.Combine(folder, "manifests")}\n");
        return tuning.Recommended is null ? ExitCode.ObjectiveMissed : ExitCode.Done;
    }

    private TuningProblem? Read(ParseResult parsed)
    {
        var readings = parsed.GetRequiredValue(_scenarios).Select(path => ScenarioReader.Read(_options.Input.Of(path, parsed, terminal))).ToList();
        DiagnosticPrinter.Print([.. readings.SelectMany(r => r.Diagnostics).Distinct()], terminal.Error, parsed.GetValue(_options.Quiet) ? Severity.Warning : Severity.Note);
        if (readings.Exists(r => r.Scenario is null))
            return null;
        Scenario[] scenarios = [.. readings.Select(r => r.Scenario!)];
        foreach (var note in scenarios.SelectMany(TuningNotes.Of).Distinct(StringComparer.Ordinal))
            terminal.Error.WriteLine($"eshopsim: {note}");
        var complaints = new List<string>();
        foreach (var scenario in scenarios.Where(s => s.Objectives.Count == 0))
            complaints.Add($"{scenario.Name} has no objectives, so no setting is better than another; add spec.objectives.");
        var space = _space.Of(parsed, TuningNotes.Tunable(scenarios[0]), complaints);
        if (space is not null)
            complaints.AddRange(scenarios.Skip(1).SelectMany(s => space.Ranges.Where(r => !s.Cluster.Autoscalers.Any(r.IsOf)).Select(r => $"{s.Name} has no HPA '{r.Name}', which {scenarios[0].Name} tunes.")).Distinct(StringComparer.Ordinal));
        foreach (var complaint in complaints)
            terminal.Refuse(complaint);
        if (complaints.Count > 0)
            return null;
        return new TuningProblem(scenarios, space!, parsed.GetValue(_options.Seed) ?? scenarios[0].Seed)
        {
            Budget = parsed.GetValue(_budget),
            IsTimeUp = parsed.GetValue(_minutes) is { } minutes ? TimeUpAfter(TimeSpan.FromMinutes(minutes)) : () => false,
            MostScreened = parsed.GetValue(_mostSettings),
            Confidence = parsed.GetValue(_confidence) ?? DefaultConfidence,
            Indifference = parsed.GetValue(_indifference) ?? DefaultIndifference,
            Screening = string.Equals(parsed.GetValue(_screening), "fluid", StringComparison.Ordinal) ? SimulationEngine.Fluid : SimulationEngine.Requests,
        };
    }

    private Func<bool> TimeUpAfter(TimeSpan budget)
    {
        var started = terminal.Clock.GetTimestamp();
        return () => terminal.Clock.GetElapsedTime(started) >= budget;
    }
}
