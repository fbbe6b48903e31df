using EShopSim.Cluster.Api;

namespace EShopSim.Traffic.Pods;

/// <summary>Sums over the containers that run as long as the pod: the application's and the sidecars.</summary>
public static class PodContainers
{
    private const long DefaultIdleBytes = 64L << 20;

    /// <summary>The pod's CPU limit in cores: the sum of its containers' limits; infinity when one has none, as in the pod's cgroup (pkg/kubelet/cm/helpers_linux.go, ResourceConfigForPod).</summary>
    public static double CpuLimitCores(PodTemplate template)
    {
        var sum = 0L;
        foreach (var container in Running(template))
        {
            if (container.Limits.CpuMillicores is not { } limit)
                return double.PositiveInfinity;
            sum += limit;
        }

        return sum > 0 ? sum / 1000.0 : double.PositiveInfinity;
    }

    /// <summary>The CPU that the pod asks for; a container without a request asks for its limit.</summary>
    public static long CpuRequestMillicores(PodTemplate template) =>
        Running(template).Sum(container => container.Requests.CpuMillicores ?? container.Limits.CpuMillicores ?? 0);

    /// <summary>The memory that the pod asks for.</summary>
    public static long MemoryRequestBytes(PodTemplate template) =>
        Running(template).Sum(container => container.Requests.MemoryBytes ?? 0);

    /// <summary>The working set of an idle pod of which nothing else is said: half of what it asks for, or 64 MiB where it asks for nothing.</summary>
    public static long IdleMemoryBytes(PodTemplate template) =>
        MemoryRequestBytes(template) is > 0 and var request ? request / 2 : DefaultIdleBytes;

    /// <summary>
    /// How many requests the pod can hold until the kernel kills its main container for reaching its memory limit; negative when it cannot even
    /// start. What runs beside the main container is taken to use half of its own request.
    /// </summary>
    public static long MostInFlight(PodTemplate template, long baseBytes, long perRequestBytes)
    {
        var main = template.MainContainer;
        if (main.Limits.MemoryBytes is not { } limit)
            return long.MaxValue;
        var left = limit - baseBytes;
        foreach (var container in Running(template))
            if (!ReferenceEquals(container, main))
                left += (container.Requests.MemoryBytes ?? 0) / 2;
        if (left < 0)
            return -1;
        return perRequestBytes > 0 ? left / perRequestBytes : long.MaxValue;
    }

    private static IEnumerable<ContainerSpec> Running(PodTemplate template) =>
        template.Containers.Concat(template.InitContainers.Where(container => container.IsSidecar));
}
