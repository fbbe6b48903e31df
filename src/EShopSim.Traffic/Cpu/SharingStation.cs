using EShopSim.Engine;

namespace EShopSim.Traffic.Cpu;

/// <summary>A station that shares its cores evenly among the jobs in it, each on one core at most: a pod's CPU on its own, without limit, neighbours or shop.</summary>
/// <remarks>Clock and queue are those of the pods. A job that is done is told to the owner as an event of its kind, with the job's number.</remarks>
public sealed class SharingStation : IEventHandler
{
    private readonly Simulator _simulator;
    private readonly IEventHandler _owner;
    private readonly int _doneKind;
    private readonly BurstQueue _jobs = new();
    private CpuClock _clock;
    private EventHandle _event;
    private long _eventTicks = long.MaxValue;
    private long _doneTicks;

    /// <summary>A station without jobs.</summary>
    /// <param name="simulator">The clock and events of the run.</param>
    /// <param name="cores">More than 0.</param>
    /// <param name="owner">Hears of each job that is done.</param>
    /// <param name="doneKind">The kind it hears.</param>
    public SharingStation(Simulator simulator, double cores, IEventHandler owner, int doneKind)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cores);
        _simulator = simulator;
        _owner = owner;
        _doneKind = doneKind;
        _clock = new CpuClock(simulator.Now.Ticks, cores, double.PositiveInfinity);
    }

    /// <summary>Jobs that are not done.</summary>
    public int Count => _clock.Threads;

    /// <summary>A job arrives.</summary>
    /// <param name="job">Its number.</param>
    /// <param name="workTicks">Its work on one core, in ticks of 100 ns; not negative.</param>
    public void Add(int job, double workTicks)
    {
        _clock.Advance(_simulator.Now.Ticks);
        _jobs.Push(_clock.Virtual + workTicks, job);
        _clock.Threads++;
        Plan(_clock.InstantOf(_jobs.NextFinish));
    }

    /// <inheritdoc/>
    void IEventHandler.Handle(int kind, long argument)
    {
        _eventTicks = long.MaxValue;
        var now = _simulator.Now.Ticks;
        if (_doneTicks > now)
        {
            Plan(_doneTicks);
            return;
        }

        _clock.Advance(now);
        while (!_jobs.IsEmpty)
        {
            var next = _clock.InstantOf(_jobs.NextFinish);
            if (next > now)
            {
                // The owner may have added jobs, and an event with them.
                Plan(next);
                return;
            }

            var job = _jobs.Pop();
            _clock.Threads--;
            _owner.Handle(_doneKind, job);
        }
    }

    // An event that comes too early finds nothing to do and goes to where it belongs by now: cheaper than to cancel it at every arrival.
    private void Plan(long next)
    {
        _doneTicks = next;
        if (next >= _eventTicks)
            return;
        if (_eventTicks != long.MaxValue)
            _simulator.Cancel(_event);
        _eventTicks = next;
        _event = _simulator.Schedule(new SimTime(next), Phase.Service, this);
    }
}
