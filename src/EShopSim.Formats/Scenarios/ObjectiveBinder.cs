using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Simulation;

namespace EShopSim.Formats.Scenarios;

/// <summary>Binds objectives to entry operations.</summary>
internal static class ObjectiveBinder
{
    internal static IReadOnlyList<Objective> Bind(IReadOnlyList<ObjectiveDeclaration> objectives, OperationGraph operations, HashSet<string> entries, Findings findings)
    {
        foreach (var operation in objectives.Select(objective => objective.Operation).OfType<Formats.Shapes.Located<string>>())
        {
            if (operations.Require("spec.objectives", operation.Value, operation.Node) && !entries.Contains(operation.Value))
                findings.Add(DiagnosticCodes.NotAnEntry, operation.Node.At, $"no traffic enters by '{operation.Value}', so its latency is not measured{Suggestion.For(operation.Value, entries.Order(StringComparer.Ordinal))}");
        }

        return [.. objectives.SelectMany(objective => objective.Bounds.Select(bound => new Objective(objective.Operation?.Value, bound.Measure, bound.Limit)))];
    }
}
