using EShopSim.Engine;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Requests;

/// <summary>Sends a try to a pod. The simplest way is right here: as kube-proxy in iptables mode does, uniformly at random, without memory.</summary>
internal sealed class Dispatcher(DataPlane plane)
{
    public void Dispatch(int index)
    {
        ref var call = ref plane.Calls[index];
        ref readonly var plan = ref plane.Graph.Calls[call.Plan];
        call.Origin = default;
        if (plan.Pool != Index.None && !plane.Connections.TryTake(index, plan.Pool))
        {
            // The wait counts: a caller's patience begins with the wish to call.
            if (plan.Policy == Index.None)
                StartDeadline(index);
            return;
        }

        if (plan.Policy != Index.None)
        {
            plane.Pursuing.Dispatch(index);
            return;
        }

        var module = plane.ServiceModules[plan.Module]!;
        plane.Totals.Calls++;
        module.Meter.Received++;
        if (module.Endpoints.Count == 0)
        {
            Refuse(index, module, FailureCause.NoEndpoints);
            return;
        }

        var key = RandomStreams.Mix(call.Key, ((ulong)(uint)call.Repetition << 32) | (uint)call.Try);
        var pod = module.Endpoints.Pick(key);
        switch (pod.State)
        {
            case ServerState.Running:
                if (TryAdmit(index, plan.Operation, key, pod) == Index.None)
                    Refuse(index, module, pod.Rejection);
                else
                    StartDeadline(index);
                break;
            case ServerState.Stopped:
                Refuse(index, module, FailureCause.PodStopped);
                break;
            case ServerState.Dead:
                module.Meter.Failed++;
                StartDeadline(index);
                plane.Tree.LoseCall(index);
                break;
        }
    }

    /// <summary>Lets a try into a pod, or sends it on its way; none where its queue is full.</summary>
    /// <returns>The visit.</returns>
    public int TryAdmit(int index, int operation, ulong key, PodServer pod)
    {
        pod.ReceivedCount++;
        var ticks = plane.Transit is null ? 0 : plane.Transit.OutwardTicks(index, key, pod);
        if (ticks == 0 && !pod.HasPlace())
            return Index.None;
        var visit = Enter(index, operation, key, pod);
        if (ticks > 0)
            plane.Transit!.Send(visit, ticks);
        else
            Place(visit, pod);
        return visit;
    }

    /// <summary>Gives a pod a message: it takes a place as soon as there is one, and is never turned away.</summary>
    public void Deliver(int index, ulong key, PodServer pod)
    {
        plane.Totals.Calls++;
        pod.Module.Meter.Received++;
        var visit = Enter(index, plane.Graph.Calls[plane.Calls[index].Plan].Operation, key, pod);
        StartDeadline(index);
        Place(visit, pod);
    }

    /// <summary>A visit that was on its way reaches its pod.</summary>
    public void Arrive(int visit)
    {
        var pod = plane.Pods[plane.Visits[visit].Pod]!;
        if (pod.State == ServerState.Dead)
            plane.Service.Lose(visit, pod);
        else if (pod.State == ServerState.Stopped)
            plane.Service.Drop(visit, pod, FailureCause.PodStopped);
        else if (pod.HasPlace())
            Place(visit, pod);
        else
            plane.Service.Drop(visit, pod, pod.Rejection);
    }

    private int Enter(int index, int operation, ulong key, PodServer pod)
    {
        var visit = plane.Visits.Take();
        ref var at = ref plane.Visits[visit];
        ref var call = ref plane.Calls[index];

        // Right in its place: to build one and copy it costs more than the rest of it.
        at = default;
        at.Key = key;
        at.Operation = operation;
        at.Caller = index;
        at.Pod = pod.Index;
        at.Rank = call.Rank;
        at.FirstCall = Index.None;
        at.Span = plane.Path.Enter(plane.Graph.Operations[operation].Module);
        call.Visit = visit;
        pod.Module.Meter.InFlight++;
        return visit;
    }

    private void Place(int visit, PodServer pod)
    {
        if (pod.LacksMemoryForOneMore)
            plane.NoteOutOfMemory(pod);
        if (pod.Serving.Count < pod.Concurrency)
        {
            plane.Service.Begin(visit, pod);
            return;
        }

        plane.Visits[visit].Stage = VisitStage.Queued;
        pod.Queue.Append(visit, plane.Visits[visit].Rank);
    }

    private void StartDeadline(int index)
    {
        var timeout = plane.Graph.Calls[plane.Calls[index].Plan].Timeout;
        if (timeout != Index.None && !plane.Calls[index].HasDeadline)
            plane.Deadlines[timeout].Add(index);
    }

    private void Refuse(int index, ServiceModule module, FailureCause cause)
    {
        module.Meter.Failed++;
        plane.Calls[index].Cause = cause;
        plane.Agenda.Add(AgendaKind.Failed, index, plane.Calls);
    }
}
