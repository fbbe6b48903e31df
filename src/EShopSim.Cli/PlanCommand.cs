using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EShopSim.Formats;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Sizing;
using EShopSim.Reporting;
using EShopSim.Reporting.Sizing;
using EShopSim.Simulation;

namespace EShopSim.Cli;

/// <summary><c>eshopsim plan</c>: replicas, nodes and money for a load and the scenario's objectives.</summary>
internal sealed class PlanCommand(Terminal terminal)
{
    private const double MostLoad = 1000;
    private const double DefaultPrecision = 0.02;

    private readonly Argument<string> _scenario = ScenarioArgument.One();
    private readonly OutputOptions _options = new();
    private readonly SearchOptions _search = new();
    private readonly Option<int> _replications = OptionKinds.AtLeastOne("--replications", "Runs of every trial, judged together.", 3);
    private readonly Option<double?> _precision = OptionKinds.Percentage("--precision", "How closely the largest load is bracketed [default: 2%].");

    private readonly Option<string> _survive = OptionKinds.OneOf("--survive", "Plan so that the objectives hold while any one node, or any one zone, is lost and its pods are not yet replaced.", "none", "node", "zone");

    private readonly Option<double[]> _loads = new("--load")
    {
        Description = "Multiples of the scenario's traffic to plan for, as 1,2,4,8.",
        HelpName = "N,N,…",
        CustomParser = LoadsOf,
        DefaultValueFactory = _ => [1],
    };

    private readonly Option<TimeSpan?> _window = new("--window")
    {
        Description = "How long the peak is held in a trial, in seconds or as 90s or 5m [default: by the rate, 20s to 3m].",
        HelpName = "TIME",
        CustomParser = WindowOf,
    };

    public static Command Create(Terminal terminal)
    {
        var verb = new PlanCommand(terminal);
        var command = new Command("plan", "Find the replicas, nodes and money that the objectives need at the scenario's peak and at multiples of it; the largest load that holds; what a lost node or zone does.");
        command.Arguments.Add(verb._scenario);
        foreach (var option in new Option[] { verb._loads, verb._survive, verb._replications, verb._precision, verb._window })
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
        var folder = parsed.GetValue(_options.Out) ?? Path.Combine("out", problem.Scenario.Name, "plan");
        if (OutputFolder.Refusal(folder) is { } refusal)
            return terminal.Refuse(refusal);

        using var journal = _search.Open(parsed, folder, terminal);
        var plan = new FarmWatch(terminal, parsed.GetValue(_options.Quiet)).Watch(progress =>
            Planner.Plan(problem, new RunFarm(journal, parsed.GetValue(_options.Parallelism), progress, stop)));
        PlanReport.Write(plan, folder, stop);
        if (parsed.GetValue(_options.Json))
            terminal.Out.Write(PlanJson.Of(plan));
        else
            terminal.Out.Write($"{PlanConsole.Of(plan, terminal.Width)}\nCharts: {Path.Combine(folder, "charts")}   report: {Path.Combine(folder, "report.md")}   manifests: {Path.Combine(folder, "manifests")}\n");
        return plan.Meets ? ExitCode.Done : ExitCode.ObjectiveMissed;
    }

    private PlanProblem? Read(ParseResult parsed)
    {
        var reading = ScenarioReader.Read(_options.Input.Of(parsed.GetRequiredValue(_scenario), parsed, terminal));
        DiagnosticPrinter.Print(reading.Diagnostics, terminal.Error, parsed.GetValue(_options.Quiet) ? Severity.Warning : Severity.Note);
        if (reading.Scenario is not { } scenario)
            return null;
        var survive = parsed.GetValue(_survive) switch { "node" => SurvivedLoss.Node, "zone" => SurvivedLoss.Zone, _ => SurvivedLoss.None };
        var obstacles = PlanObstacles.In(scenario, survive);
        foreach (var obstacle in obstacles)
            terminal.Refuse(obstacle + ".");
        if (obstacles.Count > 0)
            return null;
        return new PlanProblem(scenario, parsed.GetRequiredValue(_loads), parsed.GetValue(_options.Seed) ?? scenario.Seed)
        {
            Survive = survive,
            Replications = parsed.GetValue(_replications),
            Precision = parsed.GetValue(_precision) ?? DefaultPrecision,
            Window = parsed.GetValue(_window),
        };
    }

    private static double[] LoadsOf(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var loads = new SortedSet<double>();
        foreach (var part in text.Split(','))
            if (double.TryParse(part.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var load) && load is > 0 and <= MostLoad)
                loads.Add(load);
            else
                result.AddError($"--load takes multiples of the scenario's traffic above 0 and up to {MostLoad.ToString(CultureInfo.InvariantCulture)}, as 1,2,4,8, not '{part}'.");
        return [.. loads];
    }

    private static TimeSpan? WindowOf(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var (number, unit) = text.EndsWith('m') ? (text[..^1], 60) : text.EndsWith('s') ? (text[..^1], 1) : (text, 1);
        if (double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value * unit is >= 1 and <= 3600)
            return TimeSpan.FromSeconds(value * unit);
        result.AddError($"--window takes 1s to 60m, as 90s or 5m, not {text}.");
        return null;
    }
}
