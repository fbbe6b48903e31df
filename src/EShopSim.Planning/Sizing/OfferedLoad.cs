using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Sizing;

/// <summary>The load that the traffic of a scenario at its peak offers to each module, through the calls between them.</summary>
/// <remarks>Retries, timeouts and failures are left out: at a load that meets the objectives they are rare.</remarks>
public sealed class OfferedLoad
{
    private readonly Dictionary<string, (Operation Operation, int Module)> _operations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dependency> _dependencies;
    private readonly Dictionary<string, string> _consumers;
    private readonly Dictionary<string, OperationTime> _times = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _rates = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Module> _modules;

    private OfferedLoad(Scenario peak)
    {
        _modules = peak.Modules;
        _dependencies = peak.Surroundings.Dependencies.ToDictionary(d => d.Name, StringComparer.Ordinal);
        _consumers = peak.Surroundings.Queues.ToDictionary(q => q.Name, q => q.Consumer, StringComparer.Ordinal);
        for (var m = 0; m < peak.Modules.Count; m++)
            foreach (var operation in peak.Modules[m].Operations)
                _operations[operation.Name] = (operation, m);
        foreach (var (operation, perSecond) in EntryRates.Of(peak.Traffic, name => TimeOf(name).Seconds))
            Ask(operation, perSecond);
        Modules = [.. peak.Modules.Select(Sum)];
        Dependencies = [.. peak.Surroundings.Dependencies.Select(d => new DependencyLoad(d, _rates.GetValueOrDefault(d.Name)))];
    }

    /// <summary>One per thing outside the cluster, in the scenario's order.</summary>
    public IReadOnlyList<DependencyLoad> Dependencies { get; }

    /// <summary>One per module, in the scenario's order.</summary>
    public IReadOnlyList<ModuleLoad> Modules { get; }

    /// <summary>The load of a scenario whose traffic holds its level.</summary>
    public static OfferedLoad Of(Scenario peak)
    {
        ArgumentNullException.ThrowIfNull(peak);
        return new OfferedLoad(peak);
    }

    /// <summary>Mean time of an operation, its calls included, when nothing waits.</summary>
    public OperationTime TimeOf(string operation)
    {
        if (_times.TryGetValue(operation, out var known))
            return known;
        if (_dependencies.TryGetValue(operation, out var outside))
            return _times[operation] = new OperationTime(outside.LatencySeconds.Mean, 0);
        var described = _operations[operation].Operation;
        var cpu = described.CpuSeconds.Mean / described.Parallelism;
        var seconds = cpu + described.WaitSeconds.Mean;
        foreach (var step in described.Steps)
        {
            // Calls made together: the longest of them is what the caller waits for. Nobody waits for those that are only sent off.
            var longest = step.Calls.Where(call => !call.IsAsync).Select(call => (Times: TimesOf(call), Time: TimeOf(call.Operation))).OrderByDescending(call => call.Times * call.Time.Seconds).FirstOrDefault();
            cpu += longest.Times * longest.Time.CpuSeconds;
            seconds += longest.Times * longest.Time.Seconds;
        }

        return _times[operation] = new OperationTime(seconds, cpu);
    }

    /// <summary>The modules that an operation's answer waits for, as indexes of the scenario's.</summary>
    public IReadOnlySet<int> ModulesOf(string operation)
    {
        var modules = new SortedSet<int>();
        Visit(operation);
        return modules;

        void Visit(string name)
        {
            if (!_operations.TryGetValue(name, out var known))
                return;
            modules.Add(known.Module);
            foreach (var call in known.Operation.Steps.SelectMany(step => step.Calls).Where(call => !call.IsAsync))
                foreach (var (served, _) in Served(call.Operation))
                    Visit(served);
        }
    }

    private static double TimesOf(Call call) => call.Probability * call.Count * (1 - (call.Cache?.HitRatio ?? 0));

    private void Ask(string operation, double perSecond)
    {
        foreach (var (served, share) in Served(operation))
        {
            _rates[served] = _rates.GetValueOrDefault(served) + (perSecond * share);
            if (!_operations.TryGetValue(served, out var known))
                continue;
            foreach (var call in known.Operation.Steps.SelectMany(step => step.Calls))
                Ask(call.Operation, perSecond * share * TimesOf(call));
            foreach (var queue in known.Operation.Publishes)
                Ask(_consumers[queue], perSecond * share);
        }
    }

    // Where a module's calls are split between workloads, each share goes to the operation of the same name there.
    private IEnumerable<(string Operation, double Share)> Served(string operation)
    {
        if (!_operations.TryGetValue(operation, out var known) || _modules[known.Module].Routes is not { Count: > 0 } routes)
            return [(operation, 1)];
        var sum = routes.Sum(route => route.Weight);
        var name = operation[(operation.LastIndexOf('.') + 1)..];
        return routes.Select(route => ($"{route.Module}.{name}", route.Weight / sum)).Where(served => _operations.ContainsKey(served.Item1));
    }

    private ModuleLoad Sum(Module module)
    {
        var calls = 0.0;
        var cores = 0.0;
        var held = 0.0;
        foreach (var operation in module.Operations)
        {
            var rate = _rates.GetValueOrDefault(operation.Name);
            calls += rate;
            cores += rate * operation.CpuSeconds.Mean;
            held += rate * TimeOf(operation.Name).Seconds;
        }

        return new ModuleLoad(calls, cores, calls > 0 ? held / calls : 0);
    }
}
