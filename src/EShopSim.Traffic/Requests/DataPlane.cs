using EShopSim.Engine;
using EShopSim.Traffic.Balancing;
using EShopSim.Traffic.Cpu;
using EShopSim.Traffic.Graph;
using EShopSim.Traffic.Messaging;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Requests;

/// <summary>The parts of the data plane and the loop that runs them until nothing is left to do at this instant.</summary>
internal sealed class DataPlane
{
    private readonly CallFlow _calls;
    private readonly List<PodServer> _idle = [];
    private readonly bool _hasPauses;
    private readonly List<PodServer> _outOfMemory = [];
    private ProcessorSharing[] _changed = new ProcessorSharing[16];
    private int _changedCount;

    public DataPlane(Simulator simulator, RandomStreams streams, CallGraph graph, EntryMeter[] entries, ServiceModule?[] modules, Places places)
    {
        Simulator = simulator;
        Streams = streams;
        Graph = graph;
        ServiceModules = modules;
        _hasPauses = modules.Any(module => module?.Pauses is not null);
        Totals = new RequestTotals(simulator);
        Desk = new ClientDesk(this, entries);
        Tree = new CallTree(this);
        Path = new CriticalPath(this);
        Service = new ServiceFlow(this);
        Probes = new ProbeDesk(this);
        _calls = new CallFlow(this);
        Dispatcher = new Dispatcher(this);
        Pursuing = new PursuitFlow(this);
        Connections = new Connections(this);
        Delivery = new Delivery(this);
        Places = places;
        Deadlines = [.. graph.Timeouts.Select(timeout => new DeadlineQueue(this, timeout))];
    }

    public Simulator Simulator { get; }

    /// <summary>The run's random streams.</summary>
    public RandomStreams Streams { get; }

    public CallGraph Graph { get; }

    public RequestTotals Totals { get; }

    public Agenda Agenda { get; } = new();

    public Pool<Call> Calls { get; } = new();

    public Pool<Visit> Visits { get; } = new();

    /// <summary>Calls that are followed closely, and their tries under way.</summary>
    public Pool<Pursuit> Pursuits { get; } = new();

    public Pool<Attempt> Attempts { get; } = new();

    public ClientDesk Desk { get; }

    public Dispatcher Dispatcher { get; }

    public PursuitFlow Pursuing { get; }

    public Connections Connections { get; }

    public Delivery Delivery { get; }

    /// <summary>Queues of messages, in the order in which they are described.</summary>
    public MessageBroker[] Queues { get; set; } = [];

    /// <summary>Requests and answers under way; null where that takes no time.</summary>
    public Transit? Transit { get; set; }

    /// <summary>How many servers there are outside the cluster; those of its pods have the places after them.</summary>
    public int FirstPod { get; init; }

    /// <summary>Where the nodes are.</summary>
    public Places Places { get; }

    public CallTree Tree { get; }

    public CriticalPath Path { get; }

    public ServiceFlow Service { get; }

    public ProbeDesk Probes { get; }

    public DeadlineQueue[] Deadlines { get; }

    /// <summary>By index of the module; null where measured demand is replayed.</summary>
    public ServiceModule?[] ServiceModules { get; }

    /// <summary>Servers outside the cluster, and after them those of the pods by their index; null where the pod serves no requests.</summary>
    public PodServer?[] Pods { get; private set; } = [];

    public Action<PodServer>? BecameIdle { get; set; }

    public Action<PodServer>? RanOutOfMemory { get; set; }

    public void AddPod(PodServer pod)
    {
        if (pod.Index >= Pods.Length)
        {
            var pods = Pods;
            Array.Resize(ref pods, Math.Max(pod.Index + 1, 2 * pods.Length));
            Pods = pods;
        }

        Pods[pod.Index] = pod;
    }

    /// <summary>A pod has stopped: what it knew of others is lost.</summary>
    public void Forget(int pod)
    {
        foreach (var module in ServiceModules)
            module?.Balancer?.Forget(pod);
    }

    /// <summary>The work of a CPU or its pace has changed: its next event is planned when all is settled.</summary>
    public void NoteChange(ProcessorSharing cpu)
    {
        if (_changedCount == _changed.Length)
            Array.Resize(ref _changed, 2 * _changedCount);
        _changed[_changedCount++] = cpu;
    }

    /// <summary>A terminating pod has nothing in flight; it is told when all is settled, if that is still so.</summary>
    public void NoteIdle(PodServer pod)
    {
        if (!_idle.Contains(pod))
            _idle.Add(pod);
    }

    /// <summary>A pod's working set is beyond its limit; it is told when all is settled.</summary>
    public void NoteOutOfMemory(PodServer pod)
    {
        if (!_outOfMemory.Contains(pod))
            _outOfMemory.Add(pod);
    }

    /// <summary>Does all that follows at this instant from what was put on the agenda.</summary>
    public void Settle()
    {
        while (Agenda.TryTake(out var item))
            Do(item);
        for (var i = 0; i < _changedCount; i++)
            _changed[i].ShareNode();
        for (var i = 0; i < _changedCount; i++)
            _changed[i].Plan();
        _changedCount = 0;
        if (_idle.Count > 0)
            TellIdle();
        if (_outOfMemory.Count > 0)
            TellOutOfMemory();
    }

    // An item whose call or visit is gone, ended by something else at the same instant, is void.
    private void Do(AgendaItem item)
    {
        var index = item.Index;
        if (item.Kind is AgendaKind.Proceed or AgendaKind.FailVisit)
        {
            if (Visits.Generation(index) != item.Generation)
                return;
            if (Transit is not null && Visits[index].Stage == VisitStage.Returning)
                return;
            if (_hasPauses && Pods[Visits[index].Pod] is { IsPaused: true } pod)
                pod.Defer(item);
            else if (item.Kind == AgendaKind.Proceed)
                Service.Proceed(index);
            else
                Service.Fail(index);
            return;
        }

        if (Calls.Generation(index) != item.Generation)
            return;
        switch (item.Kind)
        {
            case AgendaKind.Dispatch:
                Dispatcher.Dispatch(index);
                break;
            case AgendaKind.Connected:
                Connections.Connected(index);
                break;
            case AgendaKind.Answered:
                _calls.Answered(index);
                break;
            case AgendaKind.Failed:
                _calls.Failed(index);
                break;
            case AgendaKind.TimedOut:
                _calls.TimedOut(index);
                break;
        }
    }

    // It is killed even if some of its work has ended at this very instant.
    private void TellOutOfMemory()
    {
        while (_outOfMemory.Count > 0)
        {
            var pod = _outOfMemory[0];
            _outOfMemory.RemoveAt(0);
            if (pod.State == ServerState.Running)
                RanOutOfMemory?.Invoke(pod);
        }
    }

    private void TellIdle()
    {
        while (_idle.Count > 0)
        {
            var pod = _idle[0];
            _idle.RemoveAt(0);
            if (pod.State == ServerState.Running && pod.IsIdle)
                BecameIdle?.Invoke(pod);
        }
    }
}
