using EShopSim.Engine;

namespace EShopSim.Cluster.Metrics;

/// <summary>Resource usage of a pod over a window.</summary>
/// <param name="Timestamp">End of the window.</param>
/// <param name="Window">Its length.</param>
/// <param name="CpuNanocores">Average CPU usage in the window.</param>
/// <param name="MemoryBytes">Working set at its end.</param>
internal readonly record struct UsageSample(SimTime Timestamp, TimeSpan Window, long CpuNanocores, long MemoryBytes)
{
    /// <summary>CPU in millicores, rounded up as a resource quantity's MilliValue does.</summary>
    public long CpuMillicores => (CpuNanocores + 999_999) / 1_000_000;
}
