using EShopSim.Engine;

namespace EShopSim.Traffic.Requests;

/// <summary>The calls under one time limit. Equal limits expire in the order in which they began, so a list and one event do for all of them.</summary>
/// <remarks>Most deadlines are never reached: an entry costs two links, not an event.</remarks>
internal sealed class DeadlineQueue(DataPlane plane, TimeSpan timeout) : IEventHandler
{
    private const int Look = 0;
    private const int Expire = 1;

    private int _first = Index.None;
    private int _last = Index.None;
    private bool _isLooking;

    public void Add(int index)
    {
        ref var call = ref plane.Calls[index];
        call.HasDeadline = true;
        call.DeadlineTicks = plane.Simulator.Now.Ticks + timeout.Ticks;
        call.PreviousDeadline = _last;
        call.NextDeadline = Index.None;
        if (_last == Index.None)
            _first = index;
        else
            plane.Calls[_last].NextDeadline = index;
        _last = index;
        if (!_isLooking)
            LookAt(call.DeadlineTicks);
    }

    public void Remove(int index)
    {
        ref var call = ref plane.Calls[index];
        call.HasDeadline = false;
        if (call.PreviousDeadline == Index.None)
            _first = call.NextDeadline;
        else
            plane.Calls[call.PreviousDeadline].NextDeadline = call.NextDeadline;
        if (call.NextDeadline == Index.None)
            _last = call.PreviousDeadline;
        else
            plane.Calls[call.NextDeadline].PreviousDeadline = call.PreviousDeadline;
    }

    public void Handle(int kind, long argument)
    {
        var now = plane.Simulator.Now;
        if (kind == Look && IsDue(now))
        {
            // Behind whatever else happens at this instant: an answer at the very deadline is in time.
            plane.Simulator.Schedule(now, Phase.Service, this, Expire);
            return;
        }

        while (IsDue(now))
        {
            var index = _first;
            Remove(index);
            plane.Agenda.Add(AgendaKind.TimedOut, index, plane.Calls);
        }

        plane.Settle();
        if (_first == Index.None)
            _isLooking = false;
        else
            LookAt(plane.Calls[_first].DeadlineTicks);
    }

    private bool IsDue(SimTime now) => _first != Index.None && plane.Calls[_first].DeadlineTicks <= now.Ticks;

    private void LookAt(long ticks)
    {
        _isLooking = true;
        plane.Simulator.Schedule(new SimTime(ticks), Phase.Service, this, Look);
    }
}
