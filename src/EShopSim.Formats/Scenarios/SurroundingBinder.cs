using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios;

/// <summary>Binds queues to their consumers and publishers, and calls to dependencies and pools.</summary>
internal sealed class SurroundingBinder(OperationGraph operations, Findings findings)
{
    internal Surroundings Bind(ScenarioDeclaration scenario)
    {
        BindQueues(scenario.Queues);
        BindDependencies(scenario);
        CheckPools();
        return new Surroundings
        {
            Queues = [.. scenario.Queues.Select(queue => queue.Value.Queue with { Name = queue.Name })],
            Dependencies = [.. scenario.Dependencies.Select(dependency => dependency.Value with { Name = dependency.Name })],
            Network = scenario.Network,
        };
    }

    private void BindQueues(IReadOnlyList<Keyed<QueueDeclaration>> queues)
    {
        foreach (var queue in queues)
        {
            operations.Require($"queue {queue.Name}", queue.Value.Consumer.Value, queue.Value.Consumer.Node);
            if (!operations.Publications.Any(publication => string.Equals(publication.Queue.Value, queue.Name, StringComparison.Ordinal)))
                findings.Add(DiagnosticCodes.NobodyPublishes, queue.Key.At, $"no operation publishes to the queue '{queue.Name}': add 'publish: [{queue.Name}]' to one, or leave the queue out");
        }

        foreach (var (operation, name) in operations.Publications.ToList())
        {
            var found = queues.Where(queue => string.Equals(queue.Name, name.Value, StringComparison.Ordinal)).ToList();
            if (found.Count == 0)
                findings.Add(DiagnosticCodes.QueueUnknown, name.Node.At, $"operation {operation}: there is no queue '{name.Value}'{Suggestion.For(name.Value, queues.Select(queue => queue.Name))}");
            else
                operations.Connect(operation, name, found[0].Value.Consumer.Value);
        }
    }

    private void BindDependencies(ScenarioDeclaration scenario)
    {
        var dependencies = scenario.Dependencies;
        var calls = operations.Calls.Where(call => call.Call.Target == CallTarget.Dependency).ToList();
        foreach (var dependency in dependencies)
        {
            if (operations.Contains(dependency.Name))
                findings.Add(DiagnosticCodes.DuplicateName, dependency.Key.At, $"the dependency '{dependency.Name}' has the name of an operation; rename it");
            if (scenario.Modules.Any(module => string.Equals(module.Name, dependency.Name, StringComparison.Ordinal)))
                findings.Add(DiagnosticCodes.DuplicateName, dependency.Key.At, $"the dependency '{dependency.Name}' has the name of a module; rename it");
            if (!calls.Any(call => string.Equals(call.Call.Operation.Value, dependency.Name, StringComparison.Ordinal)))
                findings.Add(DiagnosticCodes.NobodyCalls, dependency.Key.At, $"no operation calls the dependency '{dependency.Name}': add a call '{{ dependency: {dependency.Name} }}' to one, or leave it out");
        }

        foreach (var (operation, call) in calls)
        {
            if (!dependencies.Any(dependency => string.Equals(dependency.Name, call.Operation.Value, StringComparison.Ordinal)))
                findings.Add(DiagnosticCodes.DependencyUnknown, call.Operation.Node.At, $"operation {operation}: there is no dependency '{call.Operation.Value}'{Suggestion.For(call.Operation.Value, dependencies.Select(dependency => dependency.Name))}");
        }
    }

    // A pod has one pool for each module or dependency that it calls, whichever operations call.
    private void CheckPools()
    {
        var sizes = new Dictionary<(string Caller, string Target), int>();
        foreach (var (operation, call) in operations.Calls)
        {
            if (call.Call.Pool is not { } size)
                continue;
            var target = call.Target == CallTarget.Dependency ? call.Operation.Value : ModuleOf(call.Operation.Value);
            if (!sizes.TryAdd((ModuleOf(operation), target), size) && sizes[(ModuleOf(operation), target)] != size)
                findings.Add(DiagnosticCodes.PoolsDiffer, call.Pool!.At, FormattableString.Invariant($"operation {operation}: the pool to '{target}' has {size} connections here and {sizes[(ModuleOf(operation), target)]} elsewhere in the module; a pod has one pool for each target"));
        }
    }

    private static string ModuleOf(string operation) => operation[..Math.Max(0, operation.IndexOf('.', StringComparison.Ordinal))];
}
