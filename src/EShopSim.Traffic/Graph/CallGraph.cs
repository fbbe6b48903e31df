using EShopSim.Engine;
using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Graph;

/// <summary>The operations of a shop and the calls between them, flattened into arrays that the engine walks by index.</summary>
internal sealed class CallGraph
{
    /// <summary>Threads of one request at most.</summary>
    public const int MaxParallelism = 1024;

    private const int MaxPriorities = 256;

    private readonly Dictionary<string, int> _operationIndex = new(StringComparer.Ordinal);
    private readonly List<OperationPlan> _operations = [];
    private readonly List<StepPlan> _steps = [];
    private readonly List<CallPlan> _calls = [];
    private readonly List<TimeSpan> _timeouts = [];
    private readonly List<CallPolicy> _policies = [];
    private readonly IReadOnlyList<Module> _modules;
    private readonly int _firstProbe;

    private readonly List<CallCache> _caches = [];
    private readonly List<ConnectionPoolPlan> _pools = [];
    private readonly Dictionary<string, int> _queueIndex = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A name is taken twice, a call names no operation, calls run in a circle, or a number is out of range.</exception>
    public CallGraph(IReadOnlyList<Module> modules, IReadOnlyList<TrafficSource> traffic, IReadOnlyList<MessageQueue>? queues = null)
    {
        _modules = modules;
        var moduleOf = new List<int>();
        var described = new List<Operation>();
        for (var m = 0; m < modules.Count; m++)
        {
            foreach (var operation in modules[m].Operations)
            {
                if (!_operationIndex.TryAdd(operation.Name, described.Count))
                    throw new ArgumentException($"the operation {operation.Name} is described twice", nameof(modules));
                described.Add(operation);
                moduleOf.Add(m);
            }
        }

        queues ??= [];
        foreach (var queue in queues)
        {
            if (!_queueIndex.TryAdd(queue.Name, _queueIndex.Count))
                throw new ArgumentException($"the queue {queue.Name} is described twice", nameof(queues));
        }

        CallCircle.Reject([.. described.Select(WithRoutes)], _operationIndex, queues);
        for (var i = 0; i < described.Count; i++)
            _operations.Add(Compile(described[i], moduleOf[i], moduleOf));
        _firstProbe = _operations.Count;
        for (var m = 0; m < modules.Count; m++)
            _operations.Add(Compile(new Operation("", new ConstantDistribution(modules[m].ProbeCpuSeconds), new ConstantDistribution(0), []), m, moduleOf));
        Priorities = [.. traffic.Select(source => source.Priority).Distinct().OrderDescending()];
        if (Priorities.Length > MaxPriorities)
            throw new ArgumentException($"there are more than {MaxPriorities} priorities", nameof(traffic));
        Entries = traffic.Select(source => AddEntries(source, moduleOf)).ToArray();
        Deliveries = [.. queues.Select((queue, i) => AddDelivery(queue, i, moduleOf))];
        Operations = [.. _operations];
        Steps = [.. _steps];
        Calls = [.. _calls];
        Policies = [.. _policies];
    }

    /// <summary>The described ones, then the probes of all modules.</summary>
    public OperationPlan[] Operations { get; }

    public StepPlan[] Steps { get; }

    public CallPlan[] Calls { get; }

    /// <summary>By queue, the index in <see cref="Calls"/> of its deliveries.</summary>
    public int[] Deliveries { get; }

    /// <summary>Caches of calls; each pod of a calling module has its own.</summary>
    public IReadOnlyList<CallCache> Caches => _caches;

    /// <summary>Pools of connections; each pod of a calling module has its own.</summary>
    public IReadOnlyList<ConnectionPoolPlan> Pools => _pools;

    /// <summary>What callers do beyond the simplest.</summary>
    public CallPolicy[] Policies { get; }

    /// <summary>The different time limits.</summary>
    public IReadOnlyList<TimeSpan> Timeouts => _timeouts;

    /// <summary>The different priorities of the traffic, the highest first; the place of one here is its rank.</summary>
    public int[] Priorities { get; }

    /// <summary>By traffic source, the indexes in <see cref="Calls"/> of what its clients ask for.</summary>
    public int[][] Entries { get; }

    /// <summary>The number of entry operations over all traffic sources.</summary>
    public int EntryCount { get; private set; }

    /// <summary>The operation that answers the probes of a module's pods.</summary>
    public int ProbeOf(int module) => _firstProbe + module;

    public bool IsProbe(int operation) => operation >= _firstProbe;

    private OperationPlan Compile(Operation operation, int module, List<int> moduleOf)
    {
        if (operation.Parallelism is < 1 or > MaxParallelism)
            throw new ArgumentException($"the parallelism of {operation.Name} is out of range", nameof(operation));
        var firstStep = _steps.Count;
        var position = 0;
        foreach (var step in operation.Steps)
        {
            var firstCall = _calls.Count;
            foreach (var call in step.Calls)
                _calls.Add(Compile(call, module, position++, moduleOf));
            _steps.Add(new StepPlan(firstCall, _calls.Count));
        }

        return new OperationPlan(operation.Name, module, operation.CpuSeconds, operation.WaitSeconds, operation.Parallelism, firstStep, _steps.Count)
        {
            Publishes = [.. operation.Publishes.Select(QueueIndex)],
        };
    }

    private CallPlan Compile(Call call, int caller, int position, List<int> moduleOf)
    {
        if (!(call.Probability is >= 0 and <= 1) || call.Retries < 0 || call.Count < 1)
            throw new ArgumentException($"the call of {call.Operation} has a probability, retries or count out of range", nameof(call));
        var operation = IndexOf(call.Operation);
        var policy = PolicyIndex(call, _modules[caller], moduleOf[operation]);
        return new CallPlan(operation, moduleOf[operation], position, call.Probability, Tries(call, policy), call.Count, TimeoutIndex(call.Timeout), Entry: -1, policy)
        {
            IsAsync = call.IsAsync,
            Cache = CacheIndex(call.Cache),
            Pool = call.IsAsync ? -1 : PoolIndex(call.Pool, caller, moduleOf[operation]),
        };
    }

    private int[] AddEntries(TrafficSource source, List<int> moduleOf)
    {
        foreach (var entry in source.Mix)
        {
            if (!(entry.Weight > 0 && double.IsFinite(entry.Weight)))
                throw new ArgumentException($"the weight of {entry.Operation} in {source.Name} is not positive", nameof(source));
        }

        return [.. source.EntryOperations.Select(operation => AddEntry(source, IndexOf(operation), moduleOf))];
    }

    private int AddEntry(TrafficSource source, int operation, List<int> moduleOf)
    {
        var call = new Call(_operations[operation].Name) { Timeout = source.Timeout };
        var policy = PolicyIndex(call, caller: null, moduleOf[operation]);
        _calls.Add(new CallPlan(operation, moduleOf[operation], Position: 0, Probability: 1, Tries(call, policy), Count: 1, TimeoutIndex(source.Timeout), EntryCount++, policy) { Rank = (byte)Array.IndexOf(Priorities, source.Priority) });
        return _calls.Count - 1;
    }

    private int PolicyIndex(Call call, Module? caller, int target)
    {
        bool[]? blocked = caller is null ? null : [.. _modules.Select(module => module.BlockedCallers.Contains(caller.Name, StringComparer.Ordinal))];
        var isBlocked = blocked is not null && (_modules[target].Routes.Count == 0 ? blocked[target] : blocked.Contains(true));
        if (CallPolicy.Of(call, caller, _modules[target], isBlocked) is not { } policy)
            return -1;
        _policies.Add(policy with { Routes = Routes(call.Operation, _modules[target]), Blocked = isBlocked ? blocked : null });
        return _policies.Count - 1;
    }

    private RoutePlan[] Routes(string operation, Module target)
    {
        var sum = target.Routes.Sum(route => route.Weight);
        var upTo = 0.0;
        return [.. target.Routes.Select(route => new RoutePlan((upTo += route.Weight) / sum, IndexOf(Routed(operation, target, route)), IndexOfModule(route.Module)))];
    }

    private int IndexOfModule(string name)
    {
        for (var i = 0; i < _modules.Count; i++)
        {
            if (string.Equals(_modules[i].Name, name, StringComparison.Ordinal))
                return i;
        }

        throw new ArgumentException($"a route leads to {name}, which is no module", nameof(name));
    }

    // The circles that calls could go in, split ones by each of their ways.
    private Operation WithRoutes(Operation operation) => operation with
    {
        Steps = [.. operation.Steps.Select(step => new CallStep([.. step.Calls.SelectMany(call => Ways(call.Operation).Select(way => new Call(way)))]))],
    };

    private IEnumerable<string> Ways(string operation) =>
        _modules.FirstOrDefault(module => module.Routes.Count > 0 && module.Operations.Any(own => string.Equals(own.Name, operation, StringComparison.Ordinal))) is { } target
            ? target.Routes.Select(route => Routed(operation, target, route)).Append(operation)
            : [operation];

    private static string Routed(string operation, Module target, RouteShare route) => route.Module + operation[target.Name.Length..];

    private int Tries(Call call, int policy) => 1 + (policy >= 0 && _policies[policy].Retry is { } retry ? retry.Attempts : call.Retries);

    private int IndexOf(string operation) =>
        _operationIndex.TryGetValue(operation, out var index)
            ? index
            : throw new ArgumentException($"no module has the operation {operation}", nameof(operation));

    private int QueueIndex(string queue) =>
        _queueIndex.TryGetValue(queue, out var index)
            ? index
            : throw new ArgumentException($"there is no queue {queue}", nameof(queue));

    private int AddDelivery(MessageQueue queue, int index, List<int> moduleOf)
    {
        if (queue.Concurrency < 1 || queue.MaxLength < 1 || queue.Redeliveries < 0)
            throw new ArgumentException($"the queue {queue.Name} has a number out of range", nameof(queue));
        var operation = IndexOf(queue.Consumer);
        _calls.Add(new CallPlan(operation, moduleOf[operation], Position: 0, Probability: 1, Tries: 1, Count: 1, TimeoutIndex(queue.Timeout), Entry: -1, Policy: -1) { Queue = index });
        return _calls.Count - 1;
    }

    private int CacheIndex(CallCache? cache)
    {
        if (cache is null)
            return -1;
        if (!(cache.HitRatio is >= 0 and <= 1) || cache.WarmAfter < 0)
            throw new ArgumentException("a cache has a number out of range", nameof(cache));
        _caches.Add(cache);
        return _caches.Count - 1;
    }

    private int PoolIndex(int? size, int caller, int target)
    {
        if (size is not { } connections)
            return -1;
        if (connections < 1)
            throw new ArgumentException($"a pool of {connections} connections lets nothing through", nameof(size));
        var index = _pools.FindIndex(pool => pool.Caller == caller && pool.Target == target);
        if (index < 0)
        {
            _pools.Add(new ConnectionPoolPlan(caller, target, connections));
            return _pools.Count - 1;
        }

        if (_pools[index].Size != connections)
            throw new ArgumentException($"pools of {connections} and of {_pools[index].Size} connections lead from one module to the same target", nameof(size));
        return index;
    }

    private int TimeoutIndex(TimeSpan? timeout)
    {
        if (timeout is not { } limit)
            return -1;
        if (limit <= TimeSpan.Zero)
            throw new ArgumentException($"a timeout of {limit} is not positive", nameof(timeout));
        var index = _timeouts.IndexOf(limit);
        if (index >= 0)
            return index;
        _timeouts.Add(limit);
        return _timeouts.Count - 1;
    }
}
