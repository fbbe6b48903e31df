using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Requests;

/// <summary>Pools of connections per pod: a try takes one before it is sent and gives it back when it ends, however it ends.</summary>
internal sealed class Connections(DataPlane plane)
{
    /// <summary>Takes a connection for the present try; false when it has to wait for one. It will be dispatched anew when it has one.</summary>
    public bool TryTake(int index, int poolIndex)
    {
        ref var call = ref plane.Calls[index];
        if (call.Connection == ConnectionState.Held || call.Caller == Index.None)
            return true;
        var pool = PoolOf(ref call, poolIndex);
        if (pool.TryTake())
        {
            call.Connection = ConnectionState.Held;
            return true;
        }

        if (call.Connection == ConnectionState.None)
            pool.Wait(new WaitingCall(index, plane.Calls.Generation(index), call.Repetition, call.Try));
        call.Connection = ConnectionState.Waiting;
        return false;
    }

    /// <summary>A try has got its connection, unless it was given up at this very instant.</summary>
    public void Connected(int index)
    {
        if (plane.Calls[index].Connection != ConnectionState.Granted)
            return;
        plane.Calls[index].Connection = ConnectionState.Held;
        plane.Dispatcher.Dispatch(index);
    }

    /// <summary>The present try of a call ends.</summary>
    public void Release(ref Call call, int poolIndex)
    {
        var held = call.Connection is ConnectionState.Held or ConnectionState.Granted;
        call.Connection = ConnectionState.None;
        if (!held)
            return;
        var pool = PoolOf(ref call, poolIndex);
        pool.Release();
        while (pool.TryNext(out var next))
        {
            if (plane.Calls.Generation(next.Index) != next.Generation)
                continue;
            ref var waiting = ref plane.Calls[next.Index];
            if (waiting.Connection != ConnectionState.Waiting || waiting.Repetition != next.Repetition || waiting.Try != next.Try)
                continue;
            pool.TryTake();
            waiting.Connection = ConnectionState.Granted;
            plane.Agenda.Add(AgendaKind.Connected, next.Index, plane.Calls);
            return;
        }
    }

    private ConnectionPool PoolOf(ref Call call, int poolIndex) =>
        plane.Pods[plane.Visits[call.Caller].Pod]!.PoolOf(poolIndex, plane.Graph.Pools[poolIndex].Size);
}
