using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Simulation;

namespace EShopSim.Formats.Scenarios;

/// <summary>Binds objectives to entry operations.</summary>
internal static class ObjectiveBinder
{
    internal static IReadOnlyList<Objective> Bind(IReadOnlyList<ObjectiveDeclaration> objectives, OperationGraph operations, HashSet<string> entries, Findings findings)
    {
        // Where an entry of a mix is not known, it may well be the one that the objective names.
        var isKnown = entries.Count > 0 && entries.All(operations.Contains);
        foreach (var operation in objectives.Select(objective => objective.Operation).OfType<Formats.Shapes.Located<string>>())
        {
            if (operations.Require("spec.objectives", operation.Value, operation.Node) && isKnown && !entries.Contains(operation.Value))
                findings.Add(DiagnosticCodes.NotAnEntry, operation.Node.At, $"no traffic enters by '{operation.Value}', so its latency is not measured{Suggestion.For(operation.Value, entries.Order(StringComparer.Ordinal))}");
        }

        return [.. objectives.SelectMany(objective => objective.Bounds.Select(bound => new Objective(objective.Operation?.Value, bound.Measure, bound.Limit)))];
    }
}
