using EShopSim.Traffic;

namespace EShopSim.Reporting.Summaries;

/// <summary>Kinds of time as fields of tables and JSON.</summary>
internal static class LatencyWords
{
    /// <summary>As <c>cpu_wait</c>.</summary>
    public static string Field(LatencyKind kind) => kind switch
    {
        LatencyKind.Queue => "queue",
        LatencyKind.Cpu => "cpu",
        LatencyKind.CpuWait => "cpu_wait",
        LatencyKind.Throttled => "throttled",
        LatencyKind.Wait => "wait",
        LatencyKind.Network => "network",
        LatencyKind.Retry => "retry",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind of time"),
    };
}
