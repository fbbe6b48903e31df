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
                    Refuse(index, module, FailureCause.QueueFull);
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

    /// <summary>Lets a try into a pod; none where its queue is full.</summary>
    /// <returns>The visit.</returns>
    public int TryAdmit(int index, int operation, ulong key, PodServer pod)
    {
        pod.ReceivedCount++;
        var begins = pod.Serving.Count < pod.Concurrency;
        if (!begins && pod.Queue.Count >= pod.Module.QueueLimit)
            return Index.None;
        var visit = plane.Visits.Take();
        plane.Visits[visit] = new Visit
        {
            Key = key,
            Operation = operation,
            Caller = index,
            Pod = pod.Index,
            Rank = plane.Calls[index].Rank,
            FirstCall = Index.None,
            Span = plane.Path.Enter(plane.Graph.Operations[operation].Module),
        };
        plane.Calls[index].Visit = visit;
        pod.Module.Meter.InFlight++;
        if (pod.LacksMemoryForOneMore)
            plane.NoteOutOfMemory(pod);
        if (begins)
            plane.Service.Begin(visit, pod);
        else
            pod.Queue.Append(visit, plane.Visits[visit].Rank);
        return visit;
    }

    private void StartDeadline(int index)
    {
        var timeout = plane.Graph.Calls[plane.Calls[index].Plan].Timeout;
        if (timeout != Index.None)
            plane.Deadlines[timeout].Add(index);
    }

    private void Refuse(int index, ServiceModule module, FailureCause cause)
    {
        module.Meter.Failed++;
        plane.Calls[index].Cause = cause;
        plane.Agenda.Add(AgendaKind.Failed, index, plane.Calls);
    }
}
