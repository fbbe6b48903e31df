namespace EShopSim.Cluster;

/// <summary>What runs inside the pods, as the kubelet can measure it.</summary>
public interface IPodUsage
{
    /// <summary>CPU time used since the container started, in core-seconds, up to now.</summary>
    double CpuCoreSeconds(Pod pod);

    /// <summary>Working set now, in bytes.</summary>
    long MemoryBytes(Pod pod);

    /// <summary>A bound that the working set never exceeds, in bytes; <see cref="long.MaxValue"/> where there is none. Never changes for a pod.</summary>
    long MostMemoryBytes(Pod pod) => 0;

    /// <summary>Requests received since the container started.</summary>
    long RequestsReceived(Pod pod);

    /// <summary>Requests in the pod now, waiting or in service.</summary>
    long InFlight(Pod pod) => 0;

    /// <summary>Requests that wait in the pod now.</summary>
    long Queued(Pod pod) => 0;

    /// <summary>Whether nothing is in flight in the pod.</summary>
    bool IsIdle(Pod pod);

    /// <summary>Whether the pod's process serves requests, so that a probe has to wait for its turn among them. Never changes for a pod.</summary>
    bool ServesRequests(Pod pod) => false;

    /// <summary>Whether the main process needs more memory than its limit before it serves anything.</summary>
    bool LacksMemoryIdle(Pod pod) => false;

    /// <summary>Sends a probe to a pod that serves requests and runs; a pending answer is told to <see cref="ControlPlane.ProbeAnswered"/> with the ticket.</summary>
    ProbeAnswer Probe(Pod pod, long ticket) => ProbeAnswer.Succeeded;
}
