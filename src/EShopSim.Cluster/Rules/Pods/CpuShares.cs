namespace EShopSim.Cluster.Rules.Pods;

/// <summary>How CPU requests and limits reach the kernel (pkg/kubelet/cm/helpers_linux.go, cgroup_manager_linux.go).</summary>
public static class CpuShares
{
    private const long Least = 2;
    private const long Most = 262144;

    /// <summary>cpu.shares of a request: 1024 per core, at least 2.</summary>
    public static long Of(long requestMillicores) => Math.Clamp(requestMillicores * 1024 / 1000, Least, Most);

    /// <summary>The same as cpu.weight of cgroup v2, 1 to 10000.</summary>
    public static long Weight(long shares) => 1 + ((shares - Least) * 9999 / (Most - Least));

    /// <summary>Microseconds of CPU per period of 100 ms that a limit allows; at least 1 ms.</summary>
    public static long QuotaMicroseconds(long limitMillicores) => Math.Max(1000, limitMillicores * 100);
}
