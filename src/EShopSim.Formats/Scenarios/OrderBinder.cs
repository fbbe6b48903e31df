using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios;

/// <summary>Finds the entry operation whose answers are orders.</summary>
internal static class OrderBinder
{
    private const string OrdersModule = "orders.";

    /// <summary>The one that is named; else the goal of a journey, else the first entry operation of the module <c>orders</c>; null where there is none.</summary>
    internal static string? Bind(Located<string>? order, OperationGraph operations, HashSet<string> entries, IReadOnlyList<TrafficSource> sources, Findings findings)
    {
        if (order is not { } named)
            return sources.Select(GoalOf).OfType<string>().FirstOrDefault()
                ?? sources.SelectMany(source => source.EntryOperations).FirstOrDefault(operation => operation.StartsWith(OrdersModule, StringComparison.Ordinal));
        if (operations.Require("spec.order", named.Value, named.Node) && entries.Count > 0 && entries.All(operations.Contains) && !entries.Contains(named.Value))
            findings.Add(DiagnosticCodes.NotAnEntry, named.Node.At, $"no traffic enters by '{named.Value}', so there are no orders to count{Suggestion.For(named.Value, entries.Order(StringComparer.Ordinal))}");
        return named.Value;
    }

    private static string? GoalOf(TrafficSource source) => source.Journey is { Goal: { } goal } journey ? journey.Steps[goal].Operation : null;
}
