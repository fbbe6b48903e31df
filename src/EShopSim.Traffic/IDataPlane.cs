using EShopSim.Cluster;
using EShopSim.Cluster.Api;

namespace EShopSim.Traffic;

/// <summary>What serves the requests of a run: request by request, or as flows.</summary>
public interface IDataPlane : IPodObserver, IPodUsage
{
    /// <summary>Hears when a pod that got SIGTERM has nothing in flight any more.</summary>
    Action<Pod>? BecameIdle { get; set; }

    /// <summary>Hears of a pod whose working set has reached its limit.</summary>
    Action<Pod>? RanOutOfMemory { get; set; }

    /// <summary>Hears the answer to a probe that was pending: the pod, the probe's ticket, and whether it succeeded in time.</summary>
    Action<Pod, long, bool>? ProbeAnswered { get; set; }

    /// <summary>One per module, in the order given.</summary>
    IReadOnlyList<ModuleMeter> Modules { get; }

    /// <summary>One per traffic source and entry operation, in the order given.</summary>
    IReadOnlyList<EntryMeter> Entries { get; }

    /// <summary>One per traffic source whose clients go through sessions, in the order given.</summary>
    IReadOnlyList<SessionMeter> Sessions { get; }

    /// <summary>One per queue, in the order given.</summary>
    IReadOnlyList<QueueMeter> Queues { get; }

    /// <summary>One per dependency outside the cluster, in the order given.</summary>
    IReadOnlyList<DependencyMeter> Dependencies { get; }

    /// <summary>All requests together.</summary>
    TrafficCounts Counts { get; }

    /// <summary>CPU time used since the containers of the pod with this index started, in core-seconds, up to now; 0 of one that nothing is known of.</summary>
    double CpuCoreSeconds(int podIndex);

    /// <summary>Lets the clients begin.</summary>
    void Start();

    /// <summary>Ends a traffic source now.</summary>
    /// <exception cref="ArgumentException">There is no such source.</exception>
    void EndTraffic(string name);

    /// <summary>Sets the CPU time per request of a template revision as a multiple of the described one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    void SetCpuFactor(WorkloadRef workload, int revision, double factor);

    /// <summary>Brings all meters up to now: whoever reads them at a time of its own calls this first.</summary>
    void CatchUp();

    /// <summary>Checks what must always hold.</summary>
    /// <exception cref="Engine.InvariantViolationException">Something does not.</exception>
    void CheckInvariants();
}
