using EShopSim.Traffic.Graph;

namespace EShopSim.Traffic.Requests;

/// <summary>What a caller does when a try ends: the next repetition, another try, the next step, or its own failure.</summary>
internal sealed class CallFlow(DataPlane plane)
{
    public void Answered(int index)
    {
        ref var call = ref plane.Calls[index];
        ref readonly var plan = ref plane.Graph.Calls[call.Plan];
        if (plan.Policy != Index.None && !plane.Pursuing.IsAnswered(ref call))
            return;
        plane.Tree.EndTry(ref call, index);
        plane.Path.Hear(ref call, plan.Module);
        if (++call.Repetition < plan.Count)
        {
            call.Try = 0;
            if (call.Pursuit != Index.None)
                plane.Pursuing.Release(ref call);
            plane.Agenda.Add(AgendaKind.Dispatch, index, plane.Calls);
            return;
        }

        if (call.Caller == Index.None && plan.Entry == Index.None)
        {
            plane.Delivery.Ended(index, isAnswered: true);
            return;
        }

        var (caller, client, arrived) = (call.Caller, call.Client, call.ArrivedTicks);
        if (caller == Index.None)
            plane.Desk.NotePath(plan.Entry, ref call);
        else
            plane.Path.EndCall(ref call, plane.Visits[caller].Span);
        plane.Tree.Close(index);
        if (caller == Index.None)
            plane.Desk.Complete(plan.Entry, arrived, client);
        else if (plane.Visits[caller].OpenCalls == 0)
            plane.Agenda.Add(AgendaKind.Proceed, caller, plane.Visits);
    }

    public void TimedOut(int index)
    {
        ref var call = ref plane.Calls[index];
        call.Origin = default;
        call.Cause = call.Caller == Index.None ? FailureCause.ClientTimeout : FailureCause.CallTimeout;
        Failed(index);
    }

    public void Failed(int index)
    {
        ref var call = ref plane.Calls[index];
        ref readonly var plan = ref plane.Graph.Calls[call.Plan];
        if (plan.Policy != Index.None && !plane.Pursuing.HasFailed(ref call))
            return;
        plane.Tree.EndTry(ref call, index);
        if (++call.Try < plan.Tries && TryAgain(index, plan))
            return;

        var caller = call.Caller;
        var cause = call.Cause;
        if (caller == Index.None && plan.Entry == Index.None)
        {
            plane.Delivery.Ended(index, isAnswered: false);
            return;
        }

        var origin = call.Origin.IsKnown ? call.Origin : new FailureOrigin(plan.Module, cause);
        if (caller == Index.None)
        {
            var (client, arrived) = (call.Client, call.ArrivedTicks);
            plane.Tree.Close(index);
            plane.Desk.Fail(plan.Entry, arrived, client, cause, origin);
            return;
        }

        plane.Visits[caller].Origin = origin;
        plane.Visits[caller].Cause = cause.ToCaller();
        plane.Agenda.Add(AgendaKind.FailVisit, caller, plane.Visits);
    }

    private bool TryAgain(int index, in CallPlan plan)
    {
        if (plan.Policy != Index.None)
            return plane.Pursuing.TryAgain(index);
        plane.ServiceModules[plan.Module]!.Meter.Retries++;
        plane.Agenda.Add(AgendaKind.Dispatch, index, plane.Calls);
        return true;
    }
}
