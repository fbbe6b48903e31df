using EShopSim.Engine;
using EShopSim.Traffic.Clients;

namespace EShopSim.Traffic.Requests;

/// <summary>The clients' side: requests come in here, and their answers and failures are counted here.</summary>
internal sealed class ClientDesk(DataPlane plane, EntryMeter[] entries)
{
    /// <summary>Hears of every arrival: the plan of its call and its key. For tests.</summary>
    public Action<int, ulong>? Arrived { get; set; }

    /// <summary>By entry, who waits for the answers to go on; null where nobody does.</summary>
    public Sessions?[] Sessions { get; } = new Sessions?[entries.Length];

    /// <summary>A request arrives.</summary>
    /// <param name="plan">Index in the call graph of what it asks for.</param>
    /// <param name="key">Decides all that is random about it.</param>
    public void Arrive(int plan, ulong key)
    {
        Send(plan, key, Index.None, isRetry: false);
        plane.Settle();
    }

    /// <summary>A client sends a request; what follows from it at this instant waits on the agenda.</summary>
    /// <param name="plan">Index in the call graph of what it asks for.</param>
    /// <param name="key">Decides all that is random about it.</param>
    /// <param name="client">Who will hear the answer, among the sessions of its source; none if nobody.</param>
    /// <param name="isRetry">Whether it was asked before.</param>
    public void Send(int plan, ulong key, int client, bool isRetry)
    {
        Arrived?.Invoke(plan, key);
        plane.Totals.Arrive();
        var entry = entries[plane.Graph.Calls[plan].Entry];
        entry.Offered++;
        if (isRetry)
            entry.Retried++;
        var index = plane.Calls.Take();
        ref var call = ref plane.Calls[index];
        call.Begin(plan, key, plane.Simulator.Now.Ticks);
        call.Rank = plane.Graph.Calls[plan].Rank;
        call.Caller = Index.None;
        call.Client = client;
        plane.Agenda.Add(AgendaKind.Dispatch, index, plane.Calls);
    }

    /// <summary>Accounts for the time of a request that is answered now.</summary>
    public void NotePath(int entry, ref Call call) => plane.Path.Tell(ref call, entries[entry]);

    public void Complete(int entry, long arrivedTicks, int client)
    {
        plane.Totals.Finish(arrivedTicks, answered: true);
        entries[entry].Complete(plane.Simulator.Now.Ticks - arrivedTicks);
        if (client != Index.None)
            Sessions[entry]!.Heard(client, answered: true);
    }

    public void Fail(int entry, long arrivedTicks, int client, FailureCause cause, FailureOrigin origin)
    {
        plane.Totals.Finish(arrivedTicks, answered: false);
        entries[entry].Fail(cause, origin);
        if (client != Index.None)
            Sessions[entry]!.Heard(client, answered: false);
    }
}
