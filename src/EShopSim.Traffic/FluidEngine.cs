using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Traffic.Cpu;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Fluid;
using EShopSim.Traffic.Pods;
using EShopSim.Traffic.Replay;

namespace EShopSim.Traffic;

/// <summary>The data plane as flows: rates through the call graph, backlogs before the modules, and queueing formulas for the time in between.</summary>
/// <remarks>
/// Per step it lets the mean rates of the clients run down the call graph, serves them at what CPU, limits and places allow, carries
/// over what is left, and takes the times of visits from closed forms for processor sharing. A step is a second; while no module is
/// busy and no rate changes by more than 2 % it is ten, cut short when pods come or go. Nothing is drawn. It is for wide searches:
/// replicas and CPU come out as with single requests, latencies only near; docs/validation.md says how near.
/// Balancing other than uniform, hedges and circuit breakers, connection pools, warm-up, pauses, bursts, groups, impatient users and the
/// network are not in its formulas.
/// </remarks>
public sealed class FluidEngine : IDataPlane, IEventHandler
{
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_calmStep = TimeSpan.FromSeconds(10);

    private readonly Simulator _simulator;
    private readonly PodWorks _works;
    private readonly EvenShares _shares = new();
    private readonly NodeCpu[] _nodes;
    private readonly double[] _wantedCores;
    private readonly FluidGraph _graph;
    private readonly FluidSource[] _sources;
    private SimTime _counted = SimTime.Zero;
    private SimTime _stepEnd = SimTime.Zero;
    private EventHandle _nextStep;

    /// <summary>A data plane without pods.</summary>
    /// <param name="simulator">The clock and events of the run.</param>
    /// <param name="modules">What the pods of which workload do.</param>
    /// <param name="traffic">What the clients send.</param>
    /// <param name="nodeCores">Cores of each node, by its index.</param>
    /// <param name="surroundings">What lies around and between the modules; the network takes no time here.</param>
    /// <exception cref="ArgumentException">Modules and traffic do not fit together.</exception>
    public FluidEngine(Simulator simulator, IReadOnlyList<Module> modules, IReadOnlyList<TrafficSource> traffic, IReadOnlyList<double> nodeCores, Surroundings surroundings)
    {
        _simulator = simulator;
        ModuleRuntime[] runtimes = [.. modules.Select(RuntimeOf)];
        _works = new PodWorks(runtimes);
        _nodes = [.. nodeCores.Select(cores => new NodeCpu(cores))];
        _wantedCores = new double[_nodes.Length];
        _graph = new FluidGraph(modules, runtimes, surroundings, simulator);
        var places = modules.Count + surroundings.Dependencies.Count;
        _sources = [.. traffic.Select(source => new FluidSource(source, [.. source.EntryOperations.Select(operation =>
            new FluidEntry(new EntryMeter(source.Name, operation, places), _graph[operation], source.Timeout?.TotalSeconds ?? double.PositiveInfinity))]))];
        Modules = [.. runtimes.Select(runtime => runtime.Meter)];
        Entries = [.. _sources.SelectMany(source => source.Entries).Select(entry => entry.Meter)];
    }

    /// <summary>Nobody is told: a pod that works at a rate has nothing in flight.</summary>
    public Action<Pod>? BecameIdle { get; set; }

    /// <summary>Nobody is told: flows kill no pod.</summary>
    public Action<Pod>? RanOutOfMemory { get; set; }

    /// <summary>Nobody is told: probes succeed at once.</summary>
    public Action<Pod, long, bool>? ProbeAnswered { get; set; }

    /// <inheritdoc/>
    public IReadOnlyList<ModuleMeter> Modules { get; }

    /// <inheritdoc/>
    public IReadOnlyList<EntryMeter> Entries { get; }

    /// <summary>None: sessions are flows too.</summary>
    public IReadOnlyList<SessionMeter> Sessions => [];

    /// <summary>None: messages flow on as they are published.</summary>
    public IReadOnlyList<QueueMeter> Queues => [];

    /// <summary>None: dependencies are stations without figures of their own.</summary>
    public IReadOnlyList<DependencyMeter> Dependencies => [];

    /// <inheritdoc/>
    public TrafficCounts Counts => new(
        Entries.Sum(e => e.Offered), Entries.Sum(e => e.Completed), Entries.Sum(e => e.Failed), Entries.Sum(e => e.InFlight), Modules.Sum(m => m.Received));

    /// <inheritdoc/>
    public void Start()
    {
        if (_sources.Length > 0)
            _nextStep = _simulator.Schedule(_simulator.Now, Phase.Service, this);
    }

    /// <inheritdoc/>
    public void EndTraffic(string name)
    {
        var source = Array.Find(_sources, s => string.Equals(s.Name, name, StringComparison.Ordinal))
            ?? throw new ArgumentException($"there is no traffic source '{name}'", nameof(name));
        source.End();
        CutShort();
    }

    /// <summary>Begins a step: the rates of the time that follows now.</summary>
    public void Handle(int kind, long argument)
    {
        CatchUp();
        var from = _simulator.Now - SimTime.Zero;
        var step = _graph.IsCalm && Array.TrueForAll(_sources, source => source.IsSteady(from, from + s_calmStep)) ? s_calmStep : s_step;
        _stepEnd = _simulator.Now + step;
        _nextStep = _simulator.Schedule(_stepEnd, Phase.Service, this);
        foreach (var operation in _graph.CallersFirst)
            operation.PerSecond = 0;
        foreach (var source in _sources)
            source.Arrive(from, from + step);
        _graph.Flow();
        ShareNodes(step);
        foreach (var module in _graph.Modules)
            module.Serve(CapacityOf(module, step), HoldSecondsOf(module), step.TotalSeconds);
        _graph.Time();
        foreach (var source in _sources)
            source.Answer();
    }

    /// <summary>Counts what flowed since it was last counted.</summary>
    public void CatchUp()
    {
        var seconds = (_simulator.Now - _counted).TotalSeconds;
        if (seconds <= 0)
            return;
        _counted = _simulator.Now;
        foreach (var source in _sources)
            source.Count(seconds);
        foreach (var module in _graph.Modules)
            module.Count(seconds);
    }

    /// <inheritdoc/>
    public void SetCpuFactor(WorkloadRef workload, int revision, double factor)
    {
        _works.SetCpuFactor(workload, revision, factor);
        CutShort();
    }

    /// <inheritdoc/>
    public void Started(Pod pod)
    {
        if (_works.ModuleOf(pod) is null)
            return;
        _works.Start(pod, _nodes[pod.NodeIndex]);
        CutShort();
    }

    /// <inheritdoc/>
    public void EndpointAdded(Pod pod)
    {
        _works[pod]?.AddEndpoint();
        CutShort();
    }

    /// <inheritdoc/>
    public void EndpointRemoved(Pod pod)
    {
        _works[pod]?.RemoveEndpoint();
        CutShort();
    }

    /// <inheritdoc/>
    public void Terminating(Pod pod) => _works[pod]?.Terminate();

    /// <inheritdoc/>
    public void Stopped(Pod pod, bool silently)
    {
        _works.Stop(pod, silently);
        CutShort();
    }

    /// <inheritdoc/>
    public double CpuCoreSeconds(Pod pod) => CpuCoreSeconds(pod.Index);

    /// <inheritdoc/>
    public double CpuCoreSeconds(int podIndex) => _shares.TryRead(podIndex, out var coreSeconds) ? coreSeconds : _works[podIndex]?.CpuCoreSeconds ?? 0;

    /// <inheritdoc/>
    public long MemoryBytes(Pod pod) => _works[pod]?.MemoryBytes ?? 0;

    /// <inheritdoc/>
    public long MostMemoryBytes(Pod pod) => _works[pod]?.MostMemoryBytes ?? 0;

    /// <inheritdoc/>
    public long RequestsReceived(Pod pod) => _works[pod]?.Received ?? 0;

    /// <inheritdoc/>
    public long InFlight(Pod pod) => _works[pod]?.InFlight ?? 0;

    /// <summary>Always: what has left the endpoints works no more.</summary>
    public bool IsIdle(Pod pod) => true;

    /// <inheritdoc/>
    public void CheckInvariants()
    {
        foreach (var meter in Modules)
            Invariant.Require(
                meter.Received == meter.Completed + meter.Failed + meter.InFlight && meter.InFlight >= 0,
                $"{meter.Name} received {meter.Received}, but completed {meter.Completed} + failed {meter.Failed} + in flight {meter.InFlight}.");
        foreach (var module in _graph.Modules)
            Invariant.Require(module.Backlog >= 0 && double.IsFinite(module.Backlog), $"{module.Meter.Name} has a backlog of {module.Backlog}.");
    }

    private ModuleRuntime RuntimeOf(Module module, int index) => module.CpuDemand is null
        ? new FluidModule(module, index, new ModuleMeter(module.Name, module.Workload), _simulator)
        : ModuleRuntime.Of(module, _simulator, _shares);

    // A long step ends with the second in which something changed.
    private void CutShort()
    {
        var second = SimTime.Zero + TimeSpan.FromSeconds(Math.Ceiling(_simulator.Now.TotalSeconds));
        if (second >= _stepEnd || !_simulator.Cancel(_nextStep))
            return;
        _stepEnd = second;
        _nextStep = _simulator.Schedule(second, Phase.Service, this);
    }

    // What the pods of each node want together, each within its limit.
    private void ShareNodes(TimeSpan step)
    {
        Array.Clear(_wantedCores);
        foreach (var module in _graph.Modules)
        {
            var wanted = module.WantedCoresPerPod(step.TotalSeconds);
            foreach (var pod in module.Endpoints)
                _wantedCores[pod.NodeIndex] += pod.IsRunning ? Math.Min(wanted, pod.CapCores) : 0;
        }
    }

    // On a full node each pod gets its part of what it wants; elsewhere all may take what their limit allows.
    private double CapacityOf(FluidModule module, TimeSpan step)
    {
        var wanted = module.WantedCoresPerPod(step.TotalSeconds);
        var cores = 0.0;
        foreach (var pod in module.Endpoints)
        {
            if (!pod.IsRunning)
                continue;
            var all = _wantedCores[pod.NodeIndex];
            cores += all <= pod.NodeCores ? pod.CapCores : Math.Min(pod.CapCores, Math.Min(wanted, pod.CapCores) * pod.NodeCores / all);
        }

        return cores;
    }

    private double HoldSecondsOf(FluidModule module)
    {
        double visits = 0, seconds = 0;
        foreach (var operation in _graph.CallersFirst)
        {
            if (!ReferenceEquals(operation.Module, module))
                continue;
            visits += operation.PerSecond;
            seconds += operation.PerSecond * operation.HoldSeconds;
        }

        return visits > 0 ? seconds / visits : 0;
    }
}
