using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Engine;
using EShopSim.Traffic.Arrivals;
using EShopSim.Traffic.Balancing;
using EShopSim.Traffic.Clients;
using EShopSim.Traffic.Cpu;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Graph;
using EShopSim.Traffic.Messaging;
using EShopSim.Traffic.Pods;
using EShopSim.Traffic.Replay;
using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic;

/// <summary>The data plane: simulates every request from its arrival through all calls between pods to its answer or failure.</summary>
/// <remarks>
/// Random numbers are common to all runs with one seed: a request's demands, decisions and waits depend on its own key alone, so a
/// change in the cluster leaves all of them as they were. CPU is limited by each pod's limit, and on a full node by its share of the
/// cores, as the kubelet's cgroups give it. Replayed demand takes no share from its neighbours.
/// </remarks>
public sealed class RequestEngine : IDataPlane
{
    private readonly PodWorks _works;
    private readonly EvenShares _shares = new();
    private readonly HashSet<int> _started = [];
    private readonly NodeCpu[] _nodes;
    private readonly DataPlane _plane;
    private readonly Source[] _sources;

    /// <summary>A data plane without pods.</summary>
    /// <param name="simulator">The clock and events of the run.</param>
    /// <param name="streams">Arrivals draw on <c>arrivals/</c> and the name of their source, pauses on <c>pauses/</c> and the name of their pod.</param>
    /// <param name="modules">What the pods of which workload do.</param>
    /// <param name="traffic">What the clients send.</param>
    /// <param name="nodeCores">Cores of each node, by its index.</param>
    /// <param name="nodeZones">The zone of each node, empty where it has none; null where none has one.</param>
    /// <param name="surroundings">What lies around and between the modules; null for nothing.</param>
    /// <exception cref="ArgumentException">Modules and traffic do not fit together: an operation is unknown, described twice or calls itself, two modules share a workload, a module has both operations and a CPU demand, or a number is out of range.</exception>
    public RequestEngine(Simulator simulator, RandomStreams streams, IReadOnlyList<Module> modules, IReadOnlyList<TrafficSource> traffic, IReadOnlyList<double> nodeCores, IReadOnlyList<string>? nodeZones = null, Surroundings? surroundings = null)
    {
        surroundings ??= Surroundings.None;
        Module[] outside = [.. surroundings.Dependencies.Select(DependencyModule.Of)];
        var graph = new CallGraph([.. modules, .. outside], traffic, surroundings.Queues);
        ServiceModule[] servers = [.. outside.Select(module => (ServiceModule)ModuleRuntime.Of(module, simulator, _shares))];
        ModuleRuntime[] runtimes = [.. modules.Select(module => ModuleRuntime.Of(module, simulator, _shares))];
        _works = new PodWorks(runtimes);
        var entries = traffic.SelectMany(source => source.EntryOperations.Select(operation => new EntryMeter(source.Name, operation, modules.Count + servers.Length))).ToArray();
        _nodes = [.. nodeCores.Select(cores => new NodeCpu(cores))];
        _plane = new DataPlane(simulator, streams, graph, entries, [.. runtimes.Select(runtime => runtime as ServiceModule), .. servers], new Places(nodeZones ?? [.. nodeCores.Select(_ => "")], nodeCores))
        {
            FirstPod = servers.Length,
            BecameIdle = pod => BecameIdle?.Invoke(pod.Pod),
            RanOutOfMemory = pod => RanOutOfMemory?.Invoke(pod.Pod),
        };
        _plane.Probes.Ended = (pod, ticket, succeeded) => ProbeAnswered?.Invoke(pod.Pod, ticket, succeeded);
        for (var i = 0; i < _plane.ServiceModules.Length; i++)
            _plane.ServiceModules[i]?.Join(_plane, i);
        _plane.Queues = [.. surroundings.Queues.Select((queue, i) => new MessageBroker(_plane, queue, graph.Deliveries[i]))];
        for (var i = 0; i < _plane.Queues.Length; i++)
        {
            var consumer = _plane.ServiceModules[graph.Calls[graph.Deliveries[i]].Module]!;
            consumer.Queues = [.. consumer.Queues, i];
        }

        _plane.Transit = surroundings.Network is { } network ? new Transit(_plane, network) : null;
        Queues = [.. _plane.Queues.Select(queue => queue.Meter)];
        Dependencies = [.. servers.Select((server, i) => DependencyModule.Start(_plane, server, surroundings.Dependencies[i], i))];
        Modules = [.. runtimes.Select(runtime => runtime.Meter)];
        Entries = entries;
        _sources = [.. traffic.Select((source, i) => new Source(simulator, streams, source, graph.Entries[i], _plane))];
        Sessions = [.. _sources.Select(source => source.Sessions).OfType<SessionMeter>()];
    }

    /// <summary>Hears when a pod that got SIGTERM has nothing in flight any more: at each such moment, but not when it was idle at SIGTERM already.</summary>
    public Action<Pod>? BecameIdle { get; set; }

    /// <summary>Hears when the working set of a pod's main container has gone beyond its limit.</summary>
    public Action<Pod>? RanOutOfMemory { get; set; }

    /// <summary>Hears the answer to a probe that was pending: the pod, the ticket, and whether it succeeded.</summary>
    public Action<Pod, long, bool>? ProbeAnswered { get; set; }

    /// <summary>One per module, in the order given.</summary>
    public IReadOnlyList<ModuleMeter> Modules { get; }

    /// <summary>One per traffic source and entry operation, in the order given.</summary>
    public IReadOnlyList<EntryMeter> Entries { get; }

    /// <summary>One per traffic source whose clients go through sessions, in the order given.</summary>
    public IReadOnlyList<SessionMeter> Sessions { get; }

    /// <summary>One per queue, in the order given.</summary>
    public IReadOnlyList<QueueMeter> Queues { get; }

    /// <summary>One per dependency outside the cluster, in the order given.</summary>
    public IReadOnlyList<DependencyMeter> Dependencies { get; }

    /// <inheritdoc/>
    public TrafficCounts Counts => Totals.Counts;

    /// <summary>All requests together, with Little's law.</summary>
    public RequestTotals Totals => _plane.Totals;

    internal DataPlane Plane => _plane;

    /// <summary>Schedules the first arrivals.</summary>
    public void Start()
    {
        foreach (var source in _sources)
            source.Start();
    }

    /// <summary>Ends a traffic source now: nobody comes any more, and users who come back may finish what they are at.</summary>
    /// <exception cref="ArgumentException">There is no such source.</exception>
    public void EndTraffic(string name)
    {
        var source = _sources.FirstOrDefault(source => string.Equals(source.Name, name, StringComparison.Ordinal))
            ?? throw new ArgumentException($"there is no traffic source '{name}'", nameof(name));
        source.End();
    }

    /// <summary>Sets the CPU time per request of a template revision as a multiple of the described one; requests in service keep theirs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public void SetCpuFactor(WorkloadRef workload, int revision, double factor) => _works.SetCpuFactor(workload, revision, factor);

    /// <inheritdoc/>
    public void Started(Pod pod)
    {
        ChangeRequests(pod, 1);
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
    public void Stopped(Pod pod, bool silently)
    {
        ChangeRequests(pod, -1);
        _works.Stop(pod, silently);
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

    /// <inheritdoc/>
    public long Queued(Pod pod) => _works[pod]?.Queued ?? 0;

    /// <inheritdoc/>
    public bool IsIdle(Pod pod) => _works[pod]?.IsIdle ?? true;

    /// <inheritdoc/>
    public bool ServesRequests(Pod pod) => _works.ModuleOf(pod) is ServiceModule;

    /// <inheritdoc/>
    public ProbeAnswer Probe(Pod pod, long ticket) =>
        _works[pod] is PodServer server ? _plane.Probes.Send(server, ticket) : ProbeAnswer.Succeeded;

    /// <inheritdoc/>
    public bool LacksMemoryIdle(Pod pod) => _works[pod]?.LacksMemoryIdle ?? false;

    /// <summary>Nothing to do: every event counts at once.</summary>
    public void CatchUp()
    {
    }

    /// <summary>Checks conservation of requests, Little's law and the counters of all modules.</summary>
    /// <exception cref="InvariantViolationException">One of them does not hold.</exception>
    public void CheckInvariants()
    {
        Totals.Check();
        var visits = 0L;
        foreach (var meter in Modules)
        {
            Invariant.Require(
                meter.Received == meter.Completed + meter.Failed + meter.InFlight && meter.InFlight >= 0,
                $"{meter.Name} received {meter.Received}, but completed {meter.Completed} + failed {meter.Failed} + in flight {meter.InFlight}.");
            visits += meter.InFlight;
        }

        visits += _plane.Probes.UnderWay;
        foreach (var entry in Entries)
            entry.Check();
        foreach (var queue in _plane.Queues)
            queue.Check();
        foreach (var dependency in Dependencies)
        {
            dependency.Check();
            visits += dependency.Busy + dependency.Waiting;
        }

        visits += _plane.Transit?.Returning ?? 0;
        Invariant.Require(_plane.Path.InUse >= visits && (_plane.Calls.InUse + visits > 0 || _plane.Path.InUse == 0), $"{_plane.Path.InUse} spans are held for {visits} visits.");
        Invariant.Require(visits == _plane.Visits.InUse, $"{visits} visits are in flight, but {_plane.Visits.InUse} are held.");
        Invariant.Require(_plane.Calls.InUse >= Totals.InFlight, $"{Totals.InFlight} requests are in flight, but {_plane.Calls.InUse} calls are held.");
    }

    // A slice counts the requests of all its pods, those without a module too; of a node that joined later nobody knows the cores.
    private void ChangeRequests(Pod pod, int sign)
    {
        if (pod.NodeIndex >= _nodes.Length)
            return;
        if (sign > 0 ? _started.Add(pod.Index) : _started.Remove(pod.Index))
            _nodes[pod.NodeIndex].SliceOf(QualityOfService.Of(pod.Template)).ChangeRequests(sign * PodContainers.CpuRequestMillicores(pod.Template));
    }
}
