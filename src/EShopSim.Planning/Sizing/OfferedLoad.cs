using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Sizing;

/// <summary>The load that the traffic of a scenario at its peak offers to each module, through the calls between them.</summary>
/// <remarks>Retries, timeouts and failures are left out: at a load that meets the objectives they are rare.</remarks>
public sealed class OfferedLoad
{
    private readonly Dictionary<string, (Operation Operation, int Module)> _operations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OperationTime> _times = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _rates = new(StringComparer.Ordinal);

    private OfferedLoad(Scenario peak)
    {
        for (var m = 0; m < peak.Modules.Count; m++)
            foreach (var operation in peak.Modules[m].Operations)
                _operations[operation.Name] = (operation, m);
        foreach (var (operation, perSecond) in EntryRates.Of(peak.Traffic, name => TimeOf(name).Seconds))
            Ask(operation, perSecond);
        Modules = [.. peak.Modules.Select(Sum)];
    }

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
        var described = _operations[operation].Operation;
        var cpu = described.CpuSeconds.Mean / described.Parallelism;
        var seconds = cpu + described.WaitSeconds.Mean;
        foreach (var step in described.Steps)
        {
            // Calls made together: the longest of them is what the caller waits for.
            var longest = step.Calls.Select(call => (Times: call.Probability * call.Count, Time: TimeOf(call.Operation))).MaxBy(call => call.Times * call.Time.Seconds);
            cpu += longest.Times * longest.Time.CpuSeconds;
            seconds += longest.Times * longest.Time.Seconds;
        }

        return _times[operation] = new OperationTime(seconds, cpu);
    }

    /// <summary>The modules that an operation's answer takes part of, as indexes of the scenario's.</summary>
    public IReadOnlySet<int> ModulesOf(string operation)
    {
        var modules = new SortedSet<int>();
        Visit(operation);
        return modules;

        void Visit(string name)
        {
            modules.Add(_operations[name].Module);
            foreach (var call in _operations[name].Operation.Steps.SelectMany(step => step.Calls))
                Visit(call.Operation);
        }
    }

    private void Ask(string operation, double perSecond)
    {
        _rates[operation] = _rates.GetValueOrDefault(operation) + perSecond;
        foreach (var call in _operations[operation].Operation.Steps.SelectMany(step => step.Calls))
            Ask(call.Operation, perSecond * call.Probability * call.Count);
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
