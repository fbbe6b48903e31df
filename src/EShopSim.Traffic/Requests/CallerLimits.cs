using EShopSim.Traffic.Balancing;

namespace EShopSim.Traffic.Requests;

/// <summary>Circuit breaking as Envoy does it: how much one caller may have under way with a workload (source/common/upstream/resource_manager_impl.h).</summary>
internal sealed class CallerLimits(DataPlane plane)
{
    public LimitVerdict Ask(int index, ref Pursuit pursuit, Balancer balancer, bool isHedge)
    {
        var limits = balancer.Rules.Breaker!;
        var caller = pursuit.Caller!;
        var isOver = caller.Active >= limits.MaxRequests;
        if (!isOver && !(caller.Active >= limits.MaxConnections))
            return LimitVerdict.Go;
        if (isHedge)
            return LimitVerdict.Skip;
        if (isOver || caller.Waiting.Count >= limits.MaxPendingRequests)
            return LimitVerdict.Overflow;
        pursuit.IsWaiting = true;
        caller.Waiting.Add(index, plane.Calls.Generation(index));
        return LimitVerdict.Wait;
    }

    /// <summary>Whether a connection was kept for this call; it is now to be taken, or passed on.</summary>
    public static bool ReleaseTurn(ref Pursuit pursuit)
    {
        if (!pursuit.HasTurn)
            return false;
        pursuit.HasTurn = false;
        pursuit.Caller!.Active--;
        return true;
    }

    /// <summary>Keeps free connections for those that have waited longest.</summary>
    public void GrantNext(Origin caller, Balancer balancer)
    {
        var limit = balancer.Rules.Breaker!.MaxConnections;
        while (caller.Active < limit && caller.Waiting.TryTake(out var call, out var generation))
        {
            if (plane.Calls.Generation(call) != generation || plane.Calls[call].Pursuit == Index.None)
                continue;
            ref var pursuit = ref plane.Pursuits[plane.Calls[call].Pursuit];
            if (!pursuit.IsWaiting)
                continue;
            pursuit.IsWaiting = false;
            pursuit.HasTurn = true;
            pursuit.IsDue = true;
            caller.Waiting.Count--;
            caller.Active++;
            plane.Agenda.Add(AgendaKind.Dispatch, call, plane.Calls);
        }
    }
}
