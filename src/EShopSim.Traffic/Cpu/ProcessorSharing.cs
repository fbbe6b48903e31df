using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Engine;
using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Cpu;

/// <summary>The CPU of one pod: shares it among bursts and knows when the next one ends. One event is pending at most.</summary>
internal sealed class ProcessorSharing : IEventHandler
{
    private readonly DataPlane _plane;
    private readonly NodeCpu _node;
    private readonly BurstQueue _bursts = new();
    private CpuClock _clock;
    private EventHandle _event;
    private long _eventTicks = long.MaxValue;
    private long _nextTicks = long.MaxValue;
    private readonly CpuSlice _slice;
    private double _wanted;
    private double _sharedDemand;
    private bool _isChanged;

    public ProcessorSharing(DataPlane plane, NodeCpu node, QosClass qos, double weight, double quotaTicks)
    {
        _plane = plane;
        _node = node;
        _slice = node.SliceOf(qos);
        Weight = weight;
        _clock = new CpuClock(plane.Simulator.Now.Ticks, node.Cores, quotaTicks);
    }

    /// <summary>How long it had work but no quota, up to its latest change.</summary>
    public double StalledTicks => _clock.StalledTicks;

    /// <summary>What it counts against its neighbours when the node's cores do not suffice.</summary>
    public double Weight { get; }

    /// <summary>Its place among the pods with work.</summary>
    public int Place { get; set; }

    /// <summary>The clock as it stands now; the original stays where it was, so that looking changes no rounding.</summary>
    public CpuClock Now
    {
        get
        {
            var clock = _clock;
            clock.Advance(_plane.Simulator.Now.Ticks);
            return clock;
        }
    }

    /// <summary>Takes on CPU work that is split evenly over threads. They begin together and get the same, so they end together: one burst stands for all.</summary>
    public void Add(int visit, double cpuTicks, int threads)
    {
        _clock.Advance(_plane.Simulator.Now.Ticks);
        _bursts.Push(_clock.Virtual + (cpuTicks / threads), visit);
        SetThreads(_clock.Threads + threads);
        NotePlan();
    }

    /// <summary>Stops all work, or lets it go on: what was begun stays begun.</summary>
    public void Pause(bool isPaused)
    {
        _clock.Advance(_plane.Simulator.Now.Ticks);
        _clock.IsPaused = isPaused;
        SetThreads(_clock.Threads);
        NotePlan();
    }

    /// <summary>Stops all work for good; what was used stays on the clock.</summary>
    public void Stop()
    {
        _clock.Advance(_plane.Simulator.Now.Ticks);
        SetThreads(0);
        NotePlan();
        _bursts.Release();
        _plane.Simulator.Cancel(_event);
        _eventTicks = long.MaxValue;
    }

    public void Handle(int kind, long argument)
    {
        _eventTicks = long.MaxValue;
        var now = _plane.Simulator.Now.Ticks;
        if (_nextTicks > now)
        {
            Schedule();
            return;
        }

        _clock.Advance(now);
        while (!_bursts.IsEmpty && !_clock.IsPaused && _clock.InstantOf(_bursts.NextFinish) <= now)
        {
            var visit = _bursts.Pop();
            _plane.Agenda.Add(AgendaKind.Proceed, visit, _plane.Visits);
            SetThreads(_clock.Threads - _plane.Visits[visit].Threads);
        }

        NotePlan();
        _plane.Settle();
    }

    /// <summary>Shares the node's cores out anew when they do not suffice, or have not until now.</summary>
    public void ShareNode() => _node.Share(this);

    /// <summary>The cores it could use now: none while its quota is spent.</summary>
    public double Demand()
    {
        if (_wanted == 0)
            return 0;
        _clock.Advance(_plane.Simulator.Now.Ticks);
        return _clock.IsStalled() ? 0 : _wanted;
    }

    /// <summary>Whether what it could use now gives the others no more and no less than when the cores were last shared out.</summary>
    public bool KeepsItsShare()
    {
        var demand = Demand();
        return demand == _sharedDemand || (_sharedDemand > _clock.Cores && demand > _clock.Cores);
    }

    /// <summary>The pod may use so many cores from now on, of those that it could use; a stalled one keeps its pace for later.</summary>
    public void Allow(double cores, double demand)
    {
        _sharedDemand = demand;
        if (cores == 0 || cores == _clock.Cores)
            return;
        _clock.Advance(_plane.Simulator.Now.Ticks);
        _clock.Cores = cores;
        NotePlan();
    }

    /// <summary>Sees to it that an event comes when the next burst ends, or before.</summary>
    /// <remarks>An event that comes too early goes to where it belongs by now: that costs less than to cancel it each time a burst is delayed.</remarks>
    public void Plan()
    {
        _isChanged = false;
        _nextTicks = NextChange();
        Schedule();
    }

    /// <summary>Its next event is to be planned anew.</summary>
    public void NotePlan()
    {
        if (_isChanged)
            return;
        _isChanged = true;
        _plane.NoteChange(this);
    }

    private long NextChange()
    {
        if (_bursts.IsEmpty || _clock.IsPaused)
            return long.MaxValue;
        var done = _clock.InstantOf(_bursts.NextFinish);
        return _node.IsContended ? Math.Min(done, _clock.NextQuotaChange()) : done;
    }

    private void Schedule()
    {
        if (_nextTicks >= _eventTicks)
            return;
        if (_eventTicks != long.MaxValue)
            _plane.Simulator.Cancel(_event);
        _eventTicks = _nextTicks;
        _event = _plane.Simulator.Schedule(new SimTime(_nextTicks), Phase.Service, this);
    }

    private void SetThreads(int threads)
    {
        _clock.Threads = threads;
        var wanted = _clock.IsPaused ? 0 : Math.Min(threads, _node.Cores);
        if (wanted == _wanted)
            return;
        _node.Change(wanted - _wanted);
        if (_wanted == 0)
            Join();
        else if (wanted == 0)
            _slice.Leave(this);
        _wanted = wanted;
    }

    // On a node with room it has all cores again, whatever it had when it last left.
    private void Join()
    {
        _slice.Join(this);
        _sharedDemand = 0;
        if (!_node.IsContended && _clock.Cores != _node.Cores)
            _clock.Cores = _node.Cores;
    }
}
