using EShopSim.Traffic.Balancing;

namespace EShopSim.Traffic.Requests;

/// <summary>Who waits for whom: opens and closes calls, and lets go of work whose answer can never come or is no longer wanted.</summary>
internal sealed class CallTree(DataPlane plane)
{
    private int _abandoned;

    /// <summary>Opens a call of a visit and sends its first try.</summary>
    public void Open(int caller, int plan, ulong key)
    {
        var index = plane.Calls.Take();
        ref var visit = ref plane.Visits[caller];
        ref var call = ref plane.Calls[index];
        call.Begin(plan, key, plane.Simulator.Now.Ticks);
        call.Rank = visit.Rank;
        call.Caller = caller;
        call.Previous = Index.None;
        call.Next = visit.FirstCall;
        if (visit.FirstCall != Index.None)
            plane.Calls[visit.FirstCall].Previous = index;
        visit.FirstCall = index;
        visit.OpenCalls++;
        plane.Agenda.Add(AgendaKind.Dispatch, index, plane.Calls);
    }

    /// <summary>Frees a call, whatever its state; work under way for it goes on and is not waited for.</summary>
    public void Close(int index)
    {
        ref var call = ref plane.Calls[index];
        EndTry(ref call, index);
        if (call.Pursuit != Index.None)
            plane.Pursuing.Release(ref call);
        if (call.Caller != Index.None)
        {
            ref var visit = ref plane.Visits[call.Caller];
            visit.OpenCalls--;
            if (call.Previous == Index.None)
                visit.FirstCall = call.Next;
            else
                plane.Calls[call.Previous].Next = call.Next;
            if (call.Next != Index.None)
                plane.Calls[call.Next].Previous = call.Previous;
        }

        plane.Path.ForgetCall(ref call);
        plane.Calls.Free(index);
    }

    /// <summary>Ends the present try: its deadline no longer counts, and if it still runs its result will be dropped.</summary>
    public void EndTry(ref Call call, int index)
    {
        if (call.Connection != ConnectionState.None)
            plane.Connections.Release(ref call, plane.Graph.Calls[call.Plan].Pool);
        if (call.Pursuit != Index.None)
        {
            plane.Pursuing.EndTry(ref call);
            call.Visit = Index.None;
            call.IsLost = false;
            return;
        }

        if (call.HasDeadline)
            plane.Deadlines[plane.Graph.Calls[call.Plan].Timeout].Remove(index);
        if (call.Visit != Index.None)
            Abandon(call.Visit);
        call.Visit = Index.None;
        call.IsLost = false;
    }

    /// <summary>A visit has answered the present try of a call.</summary>
    public void Answer(int index, int visit)
    {
        ref var call = ref plane.Calls[index];
        plane.Path.Answer(ref call, plane.Visits[visit].Span, isFirst: call.Try == 0 && (call.Pursuit == Index.None || plane.Pursuits[call.Pursuit].Hedges == 0));
        if (call.Pursuit == Index.None)
            call.Visit = Index.None;
        else
            plane.Pursuing.Leave(ref call, visit, TryEnd.Answered);
        plane.Agenda.Add(AgendaKind.Answered, index, plane.Calls);
    }

    /// <summary>A visit has failed the present try of a call.</summary>
    public void Fail(int index, int visit, FailureCause cause)
    {
        ref var call = ref plane.Calls[index];
        if (call.Pursuit == Index.None)
            call.Visit = Index.None;
        else
            plane.Pursuing.Leave(ref call, visit, cause == FailureCause.PodStopped ? TryEnd.Reset : TryEnd.Failed);
        call.Cause = cause;
        call.Origin = plane.Visits[visit].Origin;
        plane.Agenda.Add(AgendaKind.Failed, index, plane.Calls);
    }

    /// <summary>The machine of a visit has died.</summary>
    public void Lose(int index, int visit)
    {
        ref var call = ref plane.Calls[index];
        if (call.Pursuit != Index.None)
            plane.Pursuing.Lose(ref call, visit);
        LoseCall(index);
    }

    /// <summary>The present try of a call will never be answered. Its caller waits for its timeout, or for ever.</summary>
    public void LoseCall(int index)
    {
        ref var call = ref plane.Calls[index];
        call.Visit = Index.None;
        call.IsLost = true;
        if (call.HasDeadline)
            return;
        if (call.Caller != Index.None)
            ReleaseUnwanted(call.Caller);
        else if (IsSentOff(ref call) && (call.Pursuit == Index.None || plane.Pursuing.GivesUp(ref call)))
            plane.Agenda.Add(AgendaKind.Failed, index, plane.Calls);
    }

    /// <summary>Nobody waits for a visit any more.</summary>
    public void NoteAbandoned(ref Visit visit)
    {
        visit.Caller = Index.None;
        if (visit.IsAbandoned)
            return;
        visit.IsAbandoned = true;
        _abandoned++;
    }

    /// <summary>An abandoned visit is over.</summary>
    public void NoteEnded(ref Visit visit)
    {
        if (visit.IsAbandoned)
            _abandoned--;
    }

    /// <summary>Whether somebody outside still waits for what a visit does, over all its callers.</summary>
    public bool IsWanted(int index)
    {
        // As long as nobody has given up, and that is most of the time, nobody need be asked.
        if (_abandoned == 0)
            return true;
        while (true)
        {
            ref var visit = ref plane.Visits[index];
            if (visit.Caller == Index.None)
                return !visit.IsAbandoned;
            var caller = plane.Calls[visit.Caller].Caller;
            if (caller == Index.None)
                return true;
            index = caller;
        }
    }

    /// <summary>Nobody waits for a visit any more: it works on unheard, unless it can never end, or its server watches for that.</summary>
    public void Abandon(int index)
    {
        NoteAbandoned(ref plane.Visits[index]);
        if (plane.Pods[plane.Visits[index].Pod]!.Module.CancelsAbandonedWork)
            plane.Service.Cancel(index);
        else if (NeverEnds(index))
            plane.Agenda.Add(AgendaKind.FailVisit, index, plane.Visits);
    }

    // Whether a visit waits, over calls without a time limit, for a machine that died.
    private bool NeverEnds(int visit)
    {
        for (var index = plane.Visits[visit].FirstCall; index != Index.None; index = plane.Calls[index].Next)
        {
            ref var call = ref plane.Calls[index];
            if (!call.HasDeadline && (call.IsLost || (call.Visit != Index.None && NeverEnds(call.Visit))))
                return true;
        }

        return false;
    }

    // Neither a client nor a visit waits for it.
    private bool IsSentOff(ref Call call) => call.Caller == Index.None && plane.Graph.Calls[call.Plan].Entry == Index.None;

    // A visit that will never end holds its place as long as somebody waits for it; when nobody does, it is ended.
    private void ReleaseUnwanted(int index)
    {
        while (index != Index.None)
        {
            var caller = plane.Visits[index].Caller;
            if (caller == Index.None || (!plane.Calls[caller].HasDeadline && IsSentOff(ref plane.Calls[caller])))
            {
                plane.Agenda.Add(AgendaKind.FailVisit, index, plane.Visits);
                return;
            }

            if (plane.Calls[caller].HasDeadline)
                return;
            index = plane.Calls[caller].Caller;
        }
    }
}
