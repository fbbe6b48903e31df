using EShopSim.Engine;
using EShopSim.Traffic.Balancing;
using EShopSim.Traffic.Graph;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Requests;

/// <summary>Calls whose callers do more than send tries at random and at once: they balance, back off, hedge, eject, and hold limits.</summary>
internal sealed class PursuitFlow(DataPlane plane) : IEventHandler
{
    private const int Look = 0;
    private const int Expire = 1;
    private const int Resume = 2;
    private const int Hedge = 3;

    private readonly RetryBudgets _budgets = new();
    private readonly CallerLimits _limits = new(plane);

    public void Dispatch(int index)
    {
        ref var call = ref plane.Calls[index];
        if (call.Pursuit == Index.None)
            Begin(index, ref call);
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        if (!pursuit.IsDue)
            return;
        pursuit.IsDue = false;
        if (pursuit.IsAborted)
            Fail(index, ref call, TryEnd.Aborted, FailureCause.FaultInjected);
        else if (plane.Graph.Policies[plane.Graph.Calls[call.Plan].Policy].Blocked?[pursuit.Module] is true)
            Fail(index, ref call, TryEnd.NoEndpoints, FailureCause.NetworkPolicy);
        else if (plane.Simulator.Now.Ticks >= pursuit.DeadlineTicks)
            Fail(index, ref call, TryEnd.TimedOut, FailureCause.CallTimeout);
        else
            Send(index, isHedge: false);
    }

    /// <summary>A visit of the call has ended by itself.</summary>
    public void Leave(ref Call call, int visit, TryEnd end)
    {
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        pursuit.IsAnswered |= end == TryEnd.Answered;
        pursuit.HasFailed |= end != TryEnd.Answered;
        pursuit.End = end;
        ref var link = ref pursuit.FirstAttempt;
        while (plane.Attempts[link].Visit != visit)
            link = ref plane.Attempts[link].Next;
        var attempt = link;
        link = plane.Attempts[attempt].Next;
        EndAttempt(ref call, attempt, end);
        if (call.Visit == visit)
            call.Visit = pursuit.FirstAttempt == Index.None ? Index.None : plane.Attempts[pursuit.FirstAttempt].Visit;
    }

    /// <summary>The machine with a visit of the call has died: no answer will come from there.</summary>
    public void Lose(ref Call call, int visit)
    {
        var attempt = plane.Pursuits[call.Pursuit].FirstAttempt;
        while (plane.Attempts[attempt].Visit != visit)
            attempt = plane.Attempts[attempt].Next;
        plane.Attempts[attempt].Visit = Index.None;
    }

    /// <summary>Whether the present try has been answered, and that is not yet dealt with.</summary>
    public bool IsAnswered(ref Call call) => call.Pursuit != Index.None && plane.Pursuits[call.Pursuit].IsAnswered;

    /// <summary>Whether the present try has failed: no hedge of it can still be answered.</summary>
    public bool HasFailed(ref Call call)
    {
        if (call.Pursuit == Index.None)
            return false;
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        if (!pursuit.HasFailed || pursuit.IsAnswered)
            return false;
        if (pursuit.End == TryEnd.TimedOut || pursuit.FirstAttempt == Index.None || (!call.HasDeadline && AllAreLost(pursuit.FirstAttempt)))
            return true;
        pursuit.HasFailed = false;
        return false;
    }

    /// <summary>Whether a call that nobody waits for is over, now that a machine has died: no other try of it can be answered.</summary>
    public bool GivesUp(ref Call call)
    {
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        if (pursuit.IsAnswered || !AllAreLost(pursuit.FirstAttempt))
            return false;
        pursuit.HasFailed = true;
        pursuit.End = TryEnd.TimedOut;
        return true;
    }

    /// <summary>Ends the present try with all its hedges.</summary>
    public void EndTry(ref Call call)
    {
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        plane.Simulator.Cancel(pursuit.Timer);
        plane.Simulator.Cancel(pursuit.HedgeTimer);
        call.HasDeadline = false;
        pursuit.IsDue = false;
        if (pursuit.IsWaiting)
            pursuit.Caller!.Waiting.Count--;
        pursuit.IsWaiting = false;
        if (CallerLimits.ReleaseTurn(ref pursuit))
            GrantNext(ref call);
        var end = pursuit is { HasFailed: true, End: TryEnd.TimedOut } ? TryEnd.TimedOut : TryEnd.Abandoned;
        while (pursuit.FirstAttempt != Index.None)
        {
            var attempt = pursuit.FirstAttempt;
            pursuit.FirstAttempt = plane.Attempts[attempt].Next;
            var visit = plane.Attempts[attempt].Visit;
            EndAttempt(ref call, attempt, end);
            if (visit != Index.None)
                plane.Tree.Abandon(visit);
        }

        if (pursuit.IsRetrying)
            pursuit.Caller!.Retrying--;
        pursuit.IsRetrying = false;
        pursuit.HasFailed = false;
        pursuit.IsAnswered = false;
        pursuit.Hedges = 0;
    }

    /// <summary>Forgets all about a call whose try has ended.</summary>
    public void Release(ref Call call)
    {
        plane.Pursuits[call.Pursuit].Caller = null;
        plane.Pursuits[call.Pursuit].Chooser = null;
        plane.Pursuits.Free(call.Pursuit);
        call.Pursuit = Index.None;
    }

    /// <summary>Tries again if the policy, the time left, the budget and the limits allow it.</summary>
    public bool TryAgain(int index)
    {
        ref var call = ref plane.Calls[index];
        ref readonly var plan = ref plane.Graph.Calls[call.Plan];
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        var policy = plane.Graph.Policies[plan.Policy];
        var now = plane.Simulator.Now.Ticks;
        if (policy.Retry is { } retry)
        {
            if (now >= pursuit.DeadlineTicks || !RetryRule.Allows(retry.On, pursuit.End))
                return false;
            var maxRetries = plane.ServiceModules[pursuit.Module]!.Balancer?.Rules.Breaker?.MaxRetries;
            if (pursuit.Caller?.Retrying >= maxRetries || !_budgets.TryWithdraw(plan.Policy, policy, Callers.Pod(plane, ref call), now))
            {
                plane.ServiceModules[pursuit.Module]!.Meter.RetriesDenied++;
                return false;
            }

            pursuit.IsRetrying = maxRetries is not null && pursuit.Caller is not null;
            if (pursuit.IsRetrying)
                pursuit.Caller!.Retrying++;

            var wait = RetryRule.BackoffTicks(retry, call.Try, Draw.Share(call.Key, ((ulong)(uint)call.Repetition << 32) | (uint)call.Try | (1UL << 62)));
            if (wait > 0)
            {
                pursuit.Timer = plane.Simulator.Schedule(new SimTime(Math.Min(now + wait, pursuit.DeadlineTicks)), Phase.Service, this, Resume, index);
                return true;
            }
        }

        pursuit.IsDue = true;
        plane.Agenda.Add(AgendaKind.Dispatch, index, plane.Calls);
        return true;
    }

    public void Handle(int kind, long argument)
    {
        var index = (int)argument;
        ref var call = ref plane.Calls[index];
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        switch (kind)
        {
            case Look:
                // Behind whatever else happens at this instant: an answer at the very deadline is in time.
                pursuit.Timer = plane.Simulator.Schedule(plane.Simulator.Now, Phase.Service, this, Expire, index);
                return;
            case Expire:
                pursuit.HasFailed = true;
                pursuit.End = TryEnd.TimedOut;
                plane.Agenda.Add(AgendaKind.TimedOut, index, plane.Calls);
                break;
            case Resume:
                pursuit.IsDue = true;
                plane.Agenda.Add(AgendaKind.Dispatch, index, plane.Calls);
                break;
            case Hedge when pursuit is { FirstAttempt: not Index.None, IsAnswered: false }:
                pursuit.Hedges++;
                Send(index, isHedge: true);
                break;
        }

        plane.Settle();
    }

    private void Begin(int index, ref Call call)
    {
        ref readonly var plan = ref plane.Graph.Calls[call.Plan];
        var policy = plane.Graph.Policies[plan.Policy];
        var now = plane.Simulator.Now.Ticks;
        call.Pursuit = plane.Pursuits.Take();
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        pursuit = new Pursuit
        {
            DeadlineTicks = Math.Min(policy.TotalTicks == long.MaxValue ? long.MaxValue : now + policy.TotalTicks, Inherited(ref call, policy)),
            FirstAttempt = Index.None,
            Operation = plan.Operation,
            Module = plan.Module,
            Avoid = Index.None,
            AvoidToo = Index.None,
            IsDue = true,
        };
        if (policy.Routes.Length > 0)
            (_, pursuit.Operation, pursuit.Module) = policy.Way(Draw.Share(call.Key, (uint)call.Repetition | (1UL << 59)));
        _budgets.Deposit(plan.Policy, policy, Callers.Pod(plane, ref call), now);
        if (plane.ServiceModules[pursuit.Module]!.Balancer?.Rules.Fault is not { } fault)
            return;
        var key = RandomStreams.Mix(call.Key, (uint)call.Repetition | (1UL << 61));
        pursuit.IsAborted = fault.AbortFraction > 0 && Draw.Share(key, 0) < fault.AbortFraction;
        if (!(fault.DelayFraction > 0) || Draw.Share(key, 1) >= fault.DelayFraction)
            return;
        pursuit.IsDue = false;
        pursuit.Timer = plane.Simulator.Schedule(new SimTime(Math.Min(now + fault.Delay.Ticks, pursuit.DeadlineTicks)), Phase.Service, this, Resume, index);
    }

    // What the calling operation itself has left, where it passes that on; work that nobody waits for any more has nothing left.
    private long Inherited(ref Call call, CallPolicy policy)
    {
        if (!policy.PropagatesDeadline || call.Caller == Index.None)
            return long.MaxValue;
        var above = plane.Visits[call.Caller].Caller;
        if (above == Index.None)
            return plane.Simulator.Now.Ticks;
        return plane.Calls[above].HasDeadline ? plane.Calls[above].DeadlineTicks : long.MaxValue;
    }

    private void Send(int index, bool isHedge)
    {
        ref var call = ref plane.Calls[index];
        ref readonly var plan = ref plane.Graph.Calls[call.Plan];
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        var module = plane.ServiceModules[pursuit.Module]!;
        var key = RandomStreams.Mix(call.Key, ((ulong)(uint)call.Repetition << 32) | ((ulong)(uint)pursuit.Hedges << 20) | (uint)call.Try);
        var approach = default(Approach);
        if (module.Balancer is { } balancer)
        {
            approach = Callers.Approach(plane, ref call, balancer, key, out var node);
            pursuit.Caller = balancer.Caller(Callers.Pod(plane, ref call), node);
            pursuit.Chooser = balancer.Chooser(pursuit.Caller, node);
            if (balancer.Rules.Breaker is not null && !CallerLimits.ReleaseTurn(ref pursuit) && !PassesLimits(index, ref call, isHedge))
                return;
        }

        plane.Totals.Calls++;
        module.Meter.Received++;
        if (isHedge)
            module.Meter.Hedges++;
        else if (call.Try > 0)
            module.Meter.Retries++;
        var place = -1;
        var pod = module.Balancer is { } chosen ? chosen.Choose(pursuit.Caller!, pursuit.Chooser!, approach, out place)
            : module.Endpoints.Count > 0 ? module.Endpoints.Pick(key) : null;
        if (pod is null)
        {
            module.Meter.Failed++;
            Fail(index, ref call, TryEnd.NoEndpoints, FailureCause.NoEndpoints);
            GrantNext(ref call);
            return;
        }

        SendTo(index, pod, place, approach.Connection, key, isHedge);
    }

    private void SendTo(int index, PodServer pod, int place, int connection, ulong key, bool isHedge)
    {
        ref var call = ref plane.Calls[index];
        ref readonly var plan = ref plane.Graph.Calls[call.Plan];
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        var policy = plane.Graph.Policies[plan.Policy];
        pursuit.AvoidToo = pursuit.Avoid;
        pursuit.Avoid = pod.Index;
        if (pursuit.Caller is { } caller)
            Balancer.Sent(caller, pursuit.Chooser!, place);
        var attempt = plane.Attempts.Take();
        plane.Attempts[attempt] = new Attempt
        {
            Visit = Index.None,
            Pod = pod.Index,
            Place = place,
            Connection = connection,
            SentTicks = plane.Simulator.Now.Ticks,
            Next = pursuit.FirstAttempt,
        };
        pursuit.FirstAttempt = attempt;
        StartTimer(index, ref call, ref pursuit, policy);
        if (policy.Hedge is { } hedge && pursuit.Hedges < hedge.Max)
            pursuit.HedgeTimer = plane.Simulator.ScheduleAfter(hedge.After, Phase.Service, this, Hedge, index);
        switch (pod.State)
        {
            case ServerState.Running when plane.Dispatcher.TryAdmit(index, pursuit.Operation, key, pod) is >= 0 and var visit:
                plane.Attempts[attempt].Visit = visit;
                break;
            case ServerState.Running:
                Refuse(index, ref call, pod, TryEnd.Rejected, pod.Rejection);
                break;
            case ServerState.Stopped:
                Refuse(index, ref call, pod, TryEnd.Refused, FailureCause.PodStopped);
                break;
            default:
                pod.Module.Meter.Failed++;
                if (!isHedge)
                    plane.Tree.LoseCall(index);
                break;
        }
    }

    // The newest attempt has found no one to serve it.
    private void Refuse(int index, ref Call call, PodServer pod, TryEnd end, FailureCause cause)
    {
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        pod.Module.Meter.Failed++;
        var attempt = pursuit.FirstAttempt;
        pursuit.FirstAttempt = plane.Attempts[attempt].Next;
        EndAttempt(ref call, attempt, end);
        Fail(index, ref call, end, cause);
    }

    private void Fail(int index, ref Call call, TryEnd end, FailureCause cause)
    {
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        pursuit.HasFailed = true;
        pursuit.End = end;
        call.Cause = cause;
        plane.Agenda.Add(AgendaKind.Failed, index, plane.Calls);
    }

    private void EndAttempt(ref Call call, int attempt, TryEnd end)
    {
        ref readonly var plan = ref plane.Graph.Calls[call.Plan];
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        plane.ServiceModules[pursuit.Module]!.Balancer?.Ended(pursuit.Caller!, pursuit.Chooser!, plane.Attempts[attempt], end);
        plane.Attempts.Free(attempt);
        GrantNext(ref call);
    }

    private void StartTimer(int index, ref Call call, ref Pursuit pursuit, CallPolicy policy)
    {
        if (call.HasDeadline)
            return;
        var now = plane.Simulator.Now.Ticks;
        var deadline = Math.Min(policy.TryTicks == long.MaxValue ? long.MaxValue : now + policy.TryTicks, pursuit.DeadlineTicks);
        if (deadline == long.MaxValue)
            return;
        call.HasDeadline = true;
        call.DeadlineTicks = deadline;
        pursuit.Timer = plane.Simulator.Schedule(new SimTime(deadline), Phase.Service, this, Look, index);
    }

    // Whether the caller's limits let the try out now; if not it waits, or has failed.
    private bool PassesLimits(int index, ref Call call, bool isHedge)
    {
        ref var pursuit = ref plane.Pursuits[call.Pursuit];
        ref readonly var plan = ref plane.Graph.Calls[call.Plan];
        switch (_limits.Ask(index, ref pursuit, plane.ServiceModules[pursuit.Module]!.Balancer!, isHedge))
        {
            case LimitVerdict.Go:
                return true;
            case LimitVerdict.Wait:
                StartTimer(index, ref call, ref pursuit, plane.Graph.Policies[plan.Policy]);
                return false;
            case LimitVerdict.Overflow:
                var meter = plane.ServiceModules[pursuit.Module]!.Meter;
                plane.Totals.Calls++;
                meter.Received++;
                meter.Failed++;
                meter.Overflows++;
                Fail(index, ref call, TryEnd.Overflow, FailureCause.Overflow);
                return false;
            default:
                return false;
        }
    }

    // A connection may have become free for one that waits.
    private void GrantNext(ref Call call)
    {
        if (plane.Pursuits[call.Pursuit].Caller is { Waiting.Count: > 0 } caller)
            _limits.GrantNext(caller, plane.ServiceModules[plane.Pursuits[call.Pursuit].Module]!.Balancer!);
    }

    private bool AllAreLost(int attempt)
    {
        while (attempt != Index.None && plane.Attempts[attempt].Visit == Index.None)
            attempt = plane.Attempts[attempt].Next;
        return attempt == Index.None;
    }
}
