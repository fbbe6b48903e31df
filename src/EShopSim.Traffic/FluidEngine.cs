using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Traffic.Cpu;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Fluid;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic;

/// <summary>The data plane as flows: rates through the call graph, backlogs before the modules, and queueing formulas for the time in between.</summary>
/// <remarks>
/// Per step of a second it lets the mean rates of the clients run down the call graph, serves them at what CPU, limits and places
/// allow, carries over what is left, and takes the times of visits from closed forms for processor sharing. Nothing is drawn. It is
/// for wide searches: replicas and CPU come out as with single requests, latencies only near; docs/validation.md says how near.
/// Balancing other than uniform, hedges and circuit breakers, connection pools, warm-up, pauses, bursts, groups, impatient users and the
/// network are not in its formulas.
/// </remarks>
public sealed class FluidEngine : IDataPlane, IEventHandler
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly Simulator _simulator;
    private readonly PodWorks _works;
    private readonly NodeCpu[] _nodes;
    private readonly double[] _wantedCores;
    private readonly FluidGraph _graph;
    private readonly FluidSource[] _sources;

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
            _simulator.Schedule(_simulator.Now, Phase.Service, this);
    }

    /// <inheritdoc/>
    public void EndTraffic(string name)
    {
        var source = Array.Find(_sources, s => string.Equals(s.Name, name, StringComparison.Ordinal))
            ?? throw new ArgumentException($"there is no traffic source '{name}'", nameof(name));
        source.End();
    }

    /// <summary>A step: the flows of the second that begins now.</summary>
    public void Handle(int kind, long argument)
    {
        var from = _simulator.Now - SimTime.Zero;
        _simulator.ScheduleAfter(Step, Phase.Service, this);
        foreach (var operation in _graph.CallersFirst)
            operation.PerSecond = 0;
        foreach (var source in _sources)
            source.Arrive(from, from + Step);
        _graph.Flow();
        ShareNodes();
        foreach (var module in _graph.Modules)
            module.Serve(CapacityOf(module), HoldSecondsOf(module), Step.TotalSeconds);
        _graph.Time();
    }

    /// <inheritdoc/>
    public void SetCpuFactor(WorkloadRef workload, int revision, double factor) => _works.SetCpuFactor(workload, revision, factor);

    /// <inheritdoc/>
    public void Started(Pod pod)
    {
        if (_works.ModuleOf(pod) is not null)
            _works.Start(pod, _nodes[pod.NodeIndex]);
    }

    /// <inheritdoc/>
    public void EndpointAdded(Pod pod) => _works[pod]?.AddEndpoint();

    /// <inheritdoc/>
    public void EndpointRemoved(Pod pod) => _works[pod]?.RemoveEndpoint();

    /// <inheritdoc/>
    public void Terminating(Pod pod) => _works[pod]?.Terminate();

    /// <inheritdoc/>
    public void Stopped(Pod pod, bool silently) => _works.Stop(pod, silently);

    /// <inheritdoc/>
    public double CpuCoreSeconds(Pod pod) => CpuCoreSeconds(pod.Index);

    /// <inheritdoc/>
    public double CpuCoreSeconds(int podIndex) => _works[podIndex]?.CpuCoreSeconds ?? 0;

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
        : ModuleRuntime.Of(module, _simulator);

    // What the pods of each node want together, each within its limit.
    private void ShareNodes()
    {
        Array.Clear(_wantedCores);
        foreach (var module in _graph.Modules)
        {
            var wanted = module.WantedCoresPerPod(Step.TotalSeconds);
            foreach (var pod in module.Endpoints)
                _wantedCores[pod.NodeIndex] += pod.IsRunning ? Math.Min(wanted, pod.CapCores) : 0;
        }
    }

    // On a full node each pod gets its part of what it wants; elsewhere all may take what their limit allows.
    private double CapacityOf(FluidModule module)
    {
        var wanted = module.WantedCoresPerPod(Step.TotalSeconds);
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
