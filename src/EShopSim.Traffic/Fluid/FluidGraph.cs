using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Fluid;

/// <summary>The operations of a shop in an order in which callers come before those they call.</summary>
internal sealed class FluidGraph
{
    private readonly Dictionary<string, FluidOperation> _byName = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">An operation calls one that nobody has.</exception>
    public FluidGraph(IReadOnlyList<Module> modules, IReadOnlyList<ModuleRuntime> runtimes, Surroundings surroundings, Simulator simulator)
    {
        var descriptions = new List<(Operation Description, FluidOperation Operation, Module Caller)>();
        for (var i = 0; i < modules.Count; i++)
        {
            if (runtimes[i] is not FluidModule module)
                continue;
            foreach (var description in modules[i].Operations)
            {
                var operation = new FluidOperation(description, module);
                _byName.Add(description.Name, operation);
                descriptions.Add((description, operation, modules[i]));
            }
        }

        foreach (var dependency in surroundings.Dependencies)
            _byName.Add(dependency.Name, FluidDependency.Of(dependency, simulator));
        var consumers = surroundings.Queues.ToDictionary(queue => queue.Name, queue => queue.Consumer, StringComparer.Ordinal);
        foreach (var (description, operation, caller) in descriptions)
            operation.Steps =
            [
                .. description.Steps.Select(step => new FluidStep([.. step.Calls.Select(call => new FluidCall(call, this[call.Operation], IsBlocked(caller, call, modules)))])),
                .. description.Publishes.Select(queue => new FluidStep([new FluidCall(new Call(consumers[queue]) { IsAsync = true }, this[consumers[queue]], isBlocked: false)])),
            ];
        CallersFirst = Sorted([.. descriptions.Select(d => d.Operation), .. surroundings.Dependencies.Select(d => this[d.Name])]);
        Modules = [.. runtimes.OfType<FluidModule>(), .. surroundings.Dependencies.Select(d => this[d.Name].Module)];
    }

    /// <summary>Operations, each behind all that call it.</summary>
    public FluidOperation[] CallersFirst { get; }

    public FluidModule[] Modules { get; }

    /// <summary>Whether no module was busy in the last step.</summary>
    public bool IsCalm => Array.TrueForAll(Modules, module => module.IsCalm);

    /// <exception cref="ArgumentException">No module has it.</exception>
    public FluidOperation this[string name] =>
        _byName.TryGetValue(name, out var operation) ? operation : throw new ArgumentException($"no module has the operation {name}", nameof(name));

    /// <summary>Lets the flows run from the entries down, and the times come back up.</summary>
    public void Flow()
    {
        foreach (var module in Modules)
            module.Clear();
        foreach (var operation in CallersFirst)
        {
            operation.SetAlone();
            operation.Module.Receive(operation);

            // What is turned away at the door makes no calls.
            var makes = operation.Module.IsDown ? 0 : operation.PerSecond * (1 - operation.Module.Rejected) * (1 - operation.Module.Lost);
            foreach (var step in operation.Steps)
                foreach (var call in step.Calls)
                    call.Callee.PerSecond += makes * step.Reach * call.Tries;
        }
    }

    /// <summary>The times of all visits, callees before their callers.</summary>
    public void Time()
    {
        for (var i = CallersFirst.Length - 1; i >= 0; i--)
            CallersFirst[i].Update();
    }

    private static bool IsBlocked(Module caller, Call call, IReadOnlyList<Module> modules) => modules.Any(module =>
        module.BlockedCallers.Contains(caller.Name, StringComparer.Ordinal) && module.Operations.Any(operation => string.Equals(operation.Name, call.Operation, StringComparison.Ordinal)));

    private static FluidOperation[] Sorted(FluidOperation[] operations)
    {
        var calleesFirst = new List<FluidOperation>();
        var seen = new HashSet<FluidOperation>();
        foreach (var operation in operations)
            Visit(operation);
        calleesFirst.Reverse();
        return [.. calleesFirst];

        void Visit(FluidOperation operation)
        {
            if (!seen.Add(operation))
                return;
            foreach (var call in operation.Steps.SelectMany(step => step.Calls))
                Visit(call.Callee);
            calleesFirst.Add(operation);
        }
    }
}
