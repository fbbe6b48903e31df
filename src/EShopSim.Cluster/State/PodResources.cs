using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.State;

/// <summary>What a pod asks of its node, as the scheduler counts it.</summary>
/// <param name="CpuMillicores">CPU in millicores.</param>
/// <param name="MemoryBytes">Memory in bytes.</param>
/// <param name="EphemeralStorageBytes">Ephemeral storage in bytes.</param>
internal sealed record PodResources(long CpuMillicores, long MemoryBytes, long EphemeralStorageBytes)
{
    /// <summary>The sum of application containers and sidecars, or the largest init container with the sidecars before it; and overhead.</summary>
    /// <remarks>k8s.io/component-helpers/resource/helpers.go.</remarks>
    public static PodResources Of(PodTemplate template) => new(
        Effective(template, static resources => resources.CpuMillicores),
        Effective(template, static resources => resources.MemoryBytes),
        Effective(template, static resources => resources.EphemeralStorageBytes));

    private static long Effective(PodTemplate template, Func<ResourceList, long?> amount)
    {
        long sidecars = 0, initPeak = 0, running = 0;
        foreach (var container in template.InitContainers)
        {
            var request = amount(container.Requests) ?? 0;
            if (container.IsSidecar)
                sidecars += request;
            initPeak = Math.Max(initPeak, container.IsSidecar ? sidecars : sidecars + request);
        }

        foreach (var container in template.Containers)
            running += amount(container.Requests) ?? 0;
        return Math.Max(running + sidecars, initPeak) + (amount(template.Overhead) ?? 0);
    }
}
