using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Scenarios.Shapes;
using EShopSim.Simulation;

namespace EShopSim.Formats.Scenarios;

/// <summary>Binds objectives to entry operations.</summary>
internal static class ObjectiveBinder
{
    internal static IReadOnlyList<Objective> Bind(ScenarioDeclaration scenario, OperationGraph operations, HashSet<string> entries, Findings findings)
    {
        // Where an entry of a mix is not known, it may well be the one that the objective names.
        var isKnown = entries.Count > 0 && entries.All(operations.Contains);
        foreach (var operation in scenario.Objectives.Select(objective => objective.Operation).OfType<Formats.Shapes.Located<string>>())
        {
            if (operations.Require("spec.objectives", operation.Value, operation.Node) && isKnown && !entries.Contains(operation.Value))
                findings.Add(DiagnosticCodes.NotAnEntry, operation.Node.At, $"no traffic enters by '{operation.Value}', so its latency is not measured{Suggestion.For(operation.Value, entries.Order(StringComparer.Ordinal))}");
        }

        return [.. scenario.Objectives.SelectMany(objective => Of(objective, scenario, findings))];
    }

    private static IEnumerable<Objective> Of(ObjectiveDeclaration objective, ScenarioDeclaration scenario, Findings findings)
    {
        var within = Within(objective, scenario, findings);
        return objective.Bounds.Select(bound => new Objective(objective.Operation?.Value, bound.Measure, bound.Limit) { Within = within });
    }

    private static TimeFrame? Within(ObjectiveDeclaration objective, ScenarioDeclaration scenario, Findings findings)
    {
        if ((objective.To ?? objective.From) is not { Node.At: var at })
            return null;
        var duration = scenario.Duration.Value;
        var within = new TimeFrame(objective.From?.Value ?? scenario.Warmup, objective.To?.Value ?? duration);
        if (within.To > duration || within.From >= duration)
            findings.Add(DiagnosticCodes.OutsideDuration, at, $"the objective holds {within}, but the scenario ends at {TimeShapes.Shown(duration)}");
        else if (within.From < scenario.Warmup)
            findings.Add(DiagnosticCodes.OutOfRange, objective.From?.Node.At ?? at, $"the objective holds {within}, before the warm-up ends at {TimeShapes.Shown(scenario.Warmup)}");
        else if (within.To - within.From < scenario.RecordEvery)
            findings.Add(DiagnosticCodes.OutOfRange, at, $"the objective holds {within}, which is less than a sample of {TimeShapes.Shown(scenario.RecordEvery)} (recordEvery)");
        else if (!HasWholeSample(within, scenario))
            findings.Add(DiagnosticCodes.OutOfRange, at, $"the objective holds {within}, in which no whole sample of {TimeShapes.Shown(scenario.RecordEvery)} (recordEvery) lies; let it begin and end at multiples of that, or record more often");
        return within;
    }

    // Samples begin at multiples of recordEvery, and the last one ends with the run.
    private static bool HasWholeSample(TimeFrame within, ScenarioDeclaration scenario)
    {
        var every = scenario.RecordEvery.Ticks;
        var first = (within.From.Ticks + every - 1) / every * every;
        var last = within.To == scenario.Duration.Value ? within.To.Ticks : within.To.Ticks / every * every;
        return first < last;
    }
}
