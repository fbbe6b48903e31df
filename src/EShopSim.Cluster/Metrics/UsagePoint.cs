using EShopSim.Engine;

namespace EShopSim.Cluster.Metrics;

/// <summary>What one scrape read of a pod.</summary>
/// <param name="Timestamp">When the kubelet measured it.</param>
/// <param name="CpuCoreNanoseconds">CPU used since the container started.</param>
/// <param name="MemoryBytes">Working set.</param>
internal readonly record struct UsagePoint(SimTime Timestamp, long CpuCoreNanoseconds, long MemoryBytes)
{
    /// <summary>Measures a pod now.</summary>
    public static UsagePoint Of(Pod pod, IPodUsage usage, SimTime now) =>
        new(now, (long)Math.Round(usage.CpuCoreSeconds(pod) * 1e9), usage.MemoryBytes(pod));
}
