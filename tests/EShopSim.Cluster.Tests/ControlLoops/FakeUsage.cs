namespace EShopSim.Cluster.Tests.ControlLoops;

/// <summary>Pods that do nothing, unless a test says that one is busy.</summary>
internal sealed class FakeUsage : IPodUsage
{
    public HashSet<Pod> Busy { get; } = [];

    public double CpuCoreSeconds(Pod pod) => 0;

    public long MemoryBytes(Pod pod) => 0;

    public long RequestsReceived(Pod pod) => 0;

    public bool IsIdle(Pod pod) => !Busy.Contains(pod);
}
