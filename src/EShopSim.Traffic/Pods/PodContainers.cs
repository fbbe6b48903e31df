using EShopSim.Cluster.Api;

namespace EShopSim.Traffic.Pods;

/// <summary>Sums over the containers that run as long as the pod: the application's and the sidecars.</summary>
internal static class PodContainers
{
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

    public static long MemoryRequestBytes(PodTemplate template) =>
        Running(template).Sum(container => container.Requests.MemoryBytes ?? 0);

    private static IEnumerable<ContainerSpec> Running(PodTemplate template) =>
        template.Containers.Concat(template.InitContainers.Where(container => container.IsSidecar));
}
