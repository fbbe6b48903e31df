using System.CommandLine;
using EShopSim.Formats;
using EShopSim.Planning.Comparing;
using EShopSim.Planning.Runs;
using EShopSim.Reporting;
using EShopSim.Reporting.Comparing;
using EShopSim.Simulation;

namespace EShopSim.Cli;

/// <summary><c>eshopsim compare</c>: the same traffic through several variants.</summary>
internal sealed class CompareCommand(Terminal terminal)
{
    private const int DefaultReplications = 10;

    private readonly Argument<string[]> _scenarios = ScenarioArgument.Several("Scenario files, folders that hold scenario.yaml, or - for standard input; the first is the baseline.");
    private readonly ReplicationOptions _replications = new(DefaultReplications);
    private readonly Option<string> _engine = EngineOption.Create();
    private readonly Option<TimeFrame?> _charts = ChartsOption.Create();
    private readonly OutputOptions _options = new();
    private readonly VariantOptions _variants = new();

    public static Command Create(Terminal terminal)
    {
        var verb = new CompareCommand(terminal);
        var command = new Command("compare", "Run several scenarios, or one with other settings (--variant), under the same requests; print what differs, and how sure that is.");
        command.Arguments.Add(verb._scenarios);
        verb._variants.AddTo(command);
        verb._replications.AddTo(command);
        command.Options.Add(verb._engine);
        command.Options.Add(verb._charts);
        verb._options.AddTo(command);
        command.SetAction((parsed, stop) => Task.Run(() => verb.Run(parsed, stop), stop));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken stop)
    {
        var quiet = parsed.GetValue(_options.Quiet);
        if (Read(parsed, quiet) is not { } variants)
            return ExitCode.WrongInput;
        var folder = parsed.GetValue(_options.Out) ?? Path.Combine("out", variants[0].Scenario.Name, "compare");
        var charts = parsed.GetValue(_charts);
        if ((OutputFolder.Refusal(folder) ?? ChartsOption.Refusal(charts, variants.Select(v => v.Scenario))) is { } refusal)
            return terminal.Refuse(refusal);

        EngineOption.Warn(EngineOption.Of(parsed, _engine), variants.Select(v => v.Scenario), terminal);
        var comparison = new FarmWatch(terminal, quiet).Watch(progress => Comparison.Of(
            variants, parsed.GetValue(_options.Seed), _replications.Of(parsed) with { Engine = EngineOption.Of(parsed, _engine) },
            new RunFarm(new MemoryJournal(), parsed.GetValue(_options.Parallelism), progress, stop)));
        ComparisonReport.Write(comparison, charts, folder, stop);
        if (parsed.GetValue(_options.Json))
            terminal.Out.Write(ComparisonJson.Of(comparison));
        else
            terminal.Out.Write($"{ComparisonConsole.Of(comparison, terminal.Width)}\nCharts: {Path.Combine(folder, "charts")}   report: {Path.Combine(folder, "report.md")}   table: {Path.Combine(folder, "differences.csv")}\n");
        return comparison.Variants.All(v => v.MeetsObjectives) ? ExitCode.Done : ExitCode.ObjectiveMissed;
    }

    // All variants are read before any is run, so that all findings come at once.
    private List<Variant>? Read(ParseResult parsed, bool quiet)
    {
        var paths = parsed.GetRequiredValue(_scenarios);
        var wanted = paths.Select(path => (Name: (string?)null, Input: _options.Input.Of(path, parsed, terminal))).ToList();
        foreach (var text in _variants.Of(parsed))
        {
            if (VariantOptions.Parse(text) is not var (name, settings))
            {
                terminal.Refuse($"--variant takes NAME:PATH=VALUE,… such as warm:hpa/catalog.spec.minReplicas=12, not {text}.");
                return null;
            }

            wanted.Add((name, wanted[0].Input with { Settings = [.. wanted[0].Input.Settings, .. settings] }));
        }

        if (wanted.Count < 2)
        {
            terminal.Refuse("compare needs two scenarios, or one and a --variant NAME:PATH=VALUE,…");
            return null;
        }

        var readings = wanted.Select(w => (w.Name, Reading: ScenarioReader.Read(w.Input))).ToList();
        DiagnosticPrinter.Print([.. readings.SelectMany(r => r.Reading.Diagnostics).Distinct()], terminal.Error, quiet ? Severity.Warning : Severity.Note);
        if (readings.Exists(r => r.Reading.Scenario is null))
            return null;
        return VariantNames.Of([.. readings.Select(r => (r.Name, r.Reading.Scenario!))], hasVariants: _variants.Of(parsed).Count > 0);
    }
}
