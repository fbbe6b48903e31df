using EShopSim.Cluster;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Requests;

/// <summary>Lets the kubelet's probes into pods: small visits that wait for their turn as requests do. They count nowhere among the requests.</summary>
internal sealed class ProbeDesk(DataPlane plane)
{
    /// <summary>Hears what became of a probe that was pending.</summary>
    public Action<PodServer, long, bool>? Ended { get; set; }

    /// <summary>Probes in pods now, those among them that the kubelet has given up.</summary>
    public int UnderWay { get; private set; }

    /// <summary>Sends one; a pod with nothing to do answers at once, which costs no event.</summary>
    public ProbeAnswer Send(PodServer pod, long ticket)
    {
        if (pod.State != ServerState.Running)
            return ProbeAnswer.Failed;
        if (pod.IsIdle && !pod.IsPaused)
            return ProbeAnswer.Succeeded;
        var begins = pod.Serving.Count < pod.Concurrency;
        if (!begins && pod.Queue.Count >= pod.Module.QueueLimit)
            return ProbeAnswer.Failed;
        var visit = plane.Visits.Take();
        plane.Visits[visit] = new Visit
        {
            Key = (ulong)ticket,
            Operation = plane.Graph.ProbeOf(pod.Module.Index),
            Caller = Index.None,
            Pod = pod.Index,
            FirstCall = Index.None,
            Span = plane.Path.Enter(pod.Module.Index),
        };
        UnderWay++;
        if (begins)
            plane.Service.Begin(visit, pod);
        else
            pod.Queue.Append(visit, plane.Visits[visit].Rank);
        plane.Settle();
        return ProbeAnswer.Pending;
    }

    /// <summary>A probe leaves its pod, answered or not.</summary>
    public void End(PodServer pod, ulong key, bool succeeded)
    {
        UnderWay--;
        Ended?.Invoke(pod, (long)key, succeeded);
    }
}
