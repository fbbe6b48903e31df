using EShopSim.Engine;

namespace EShopSim.Traffic.Requests;

/// <summary>The clients' side: requests come in here, and their answers and failures are counted here.</summary>
internal sealed class ClientDesk(DataPlane plane, EntryMeter[] entries)
{
    /// <summary>Hears of every arrival: the plan of its call and its key. For tests.</summary>
    public Action<int, ulong>? Arrived { get; set; }

    /// <summary>A request arrives.</summary>
    /// <param name="plan">Index in the call graph of what it asks for.</param>
    /// <param name="key">Decides all that is random about it.</param>
    public void Arrive(int plan, ulong key)
    {
        Arrived?.Invoke(plan, key);
        plane.Totals.Arrive();
        entries[plane.Graph.Calls[plan].Entry].Offered++;
        var index = plane.Calls.Take();
        plane.Calls[index] = new Call
        {
            Key = key,
            ArrivedTicks = plane.Simulator.Now.Ticks,
            Plan = plan,
            Rank = plane.Graph.Calls[plan].Rank,
            Caller = Index.None,
            Visit = Index.None,
        };
        plane.Agenda.Add(AgendaKind.Dispatch, index, plane.Calls);
        plane.Settle();
    }

    public void Complete(int entry, long arrivedTicks)
    {
        plane.Totals.Finish(arrivedTicks, answered: true);
        entries[entry].Complete((plane.Simulator.Now.Ticks - arrivedTicks) / (double)TimeSpan.TicksPerSecond);
    }

    public void Fail(int entry, long arrivedTicks, FailureCause cause)
    {
        plane.Totals.Finish(arrivedTicks, answered: false);
        entries[entry].Fail(cause);
    }
}
