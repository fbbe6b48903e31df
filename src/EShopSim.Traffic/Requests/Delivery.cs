using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Requests;

/// <summary>Calls that nobody waits for: those a caller sends off and forgets, and deliveries of messages.</summary>
internal sealed class Delivery(DataPlane plane)
{
    /// <summary>Sends off a call of a visit.</summary>
    public void Send(int plan, ulong key, byte rank)
    {
        var index = Open(plan, key, rank);
        plane.Agenda.Add(AgendaKind.Dispatch, index, plane.Calls);
    }

    /// <summary>Hands a message to a pod, which takes it whether or not its queue is full.</summary>
    public void Deliver(int plan, int message, ulong key, byte rank, PodServer pod)
    {
        var index = Open(plan, key, rank);
        plane.Calls[index].Message = message;
        plane.Dispatcher.Deliver(index, key, pod);
    }

    /// <summary>Such a call has ended, its last try too.</summary>
    public void Ended(int index, bool isAnswered)
    {
        ref readonly var plan = ref plane.Graph.Calls[plane.Calls[index].Plan];
        var message = plane.Calls[index].Message;
        var queue = plan.Queue;
        plane.Tree.Close(index);
        if (queue != Index.None)
            plane.Queues[queue].Ended(message, isAnswered);
    }

    private int Open(int plan, ulong key, byte rank)
    {
        var index = plane.Calls.Take();
        plane.Calls[index] = new Call
        {
            Key = key,
            Plan = plan,
            Caller = Index.None,
            Rank = rank,
            Visit = Index.None,
            Pursuit = Index.None,
            ArrivedTicks = plane.Simulator.Now.Ticks,
            SinceTicks = plane.Simulator.Now.Ticks,
            Path = Index.None,
            Answer = Index.None,
        };
        return index;
    }
}
