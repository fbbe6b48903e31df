using EShopSim.Engine;
using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Cpu;

/// <summary>The CPU of one pod: shares it among bursts and knows when the next one ends. One event is pending at most.</summary>
internal sealed class ProcessorSharing : IEventHandler
{
    private readonly DataPlane _plane;
    private readonly BurstHeap _bursts = new();
    private CpuClock _clock;
    private EventHandle _event;
    private long _eventTicks = long.MaxValue;
    private bool _isChanged;

    public ProcessorSharing(DataPlane plane, double cores, double quotaTicks)
    {
        _plane = plane;
        _clock = new CpuClock(plane.Simulator.Now.Ticks, cores, quotaTicks);
    }

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

    public void Add(int visit, double cpuTicks)
    {
        _clock.Advance(_plane.Simulator.Now.Ticks);
        _bursts.Push(_clock.Virtual + cpuTicks, visit);
        _clock.Threads++;
        NoteChange();
    }

    /// <summary>Stops all work for good; what was used stays on the clock.</summary>
    public void Stop()
    {
        _clock.Advance(_plane.Simulator.Now.Ticks);
        _clock.Threads = 0;
        _bursts.Release();
        _plane.Simulator.Cancel(_event);
        _eventTicks = long.MaxValue;
    }

    public void Handle(int kind, long argument)
    {
        _eventTicks = long.MaxValue;
        var now = _plane.Simulator.Now.Ticks;
        _clock.Advance(now);
        while (_bursts.Count > 0 && _clock.InstantOf(_bursts.Top.Finish) <= now)
        {
            _plane.Agenda.Add(AgendaKind.Proceed, _bursts.Pop(), _plane.Visits);
            _clock.Threads--;
        }

        NoteChange();
        _plane.Settle();
    }

    /// <summary>Sees to it that an event comes when the next burst ends, or before.</summary>
    /// <remarks>An event that comes too early finds nothing to do and plans anew: that costs less than to cancel it each time a burst is delayed.</remarks>
    public void Plan()
    {
        _isChanged = false;
        if (_bursts.Count == 0)
            return;
        var next = _clock.InstantOf(_bursts.Top.Finish);
        if (next >= _eventTicks)
            return;
        if (_eventTicks != long.MaxValue)
            _plane.Simulator.Cancel(_event);
        _eventTicks = next;
        _event = _plane.Simulator.Schedule(new SimTime(next), Phase.Service, this);
    }

    private void NoteChange()
    {
        if (_isChanged)
            return;
        _isChanged = true;
        _plane.NoteChange(this);
    }
}
