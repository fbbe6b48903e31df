namespace EShopSim.Cluster.Tests.ControlLoops;

/// <summary>Pods that do nothing, unless a test says that one is busy.</summary>
internal sealed class FakeUsage : IPodUsage
{
    public HashSet<Pod> Busy { get; } = [];

    public double CpuCoreSeconds(Pod pod) => 0;

    /// <summary>The working set of each pod.</summary>
    public Func<Pod, long> Memory { get; set; } = static _ => 0;

    /// <summary>What the working set of a pod never exceeds.</summary>
    public long MostMemory { get; set; }

    public long MemoryBytes(Pod pod) => Memory(pod);

    public long MostMemoryBytes(Pod pod) => MostMemory;

    public long RequestsReceived(Pod pod) => 0;

    public bool IsIdle(Pod pod) => !Busy.Contains(pod);

    /// <summary>Whether pods serve requests, so that their probes are sent here.</summary>
    public bool ServesProbes { get; set; }

    /// <summary>What comes back of a probe.</summary>
    public ProbeAnswer Answer { get; set; } = ProbeAnswer.Succeeded;

    public long LastTicket { get; private set; }

    public bool ServesRequests(Pod pod) => ServesProbes;

    public ProbeAnswer Probe(Pod pod, long ticket)
    {
        LastTicket = ticket;
        return Answer;
    }
}
