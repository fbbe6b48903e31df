using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>The quality of service of a pod (pkg/apis/core/v1/helper/qos/qos.go).</summary>
public static class QualityOfService
{
    /// <summary>The class of pods of a template. A request left out is as high as the limit.</summary>
    public static QosClass Of(PodTemplate template)
    {
        var asksForSomething = false;
        var isGuaranteed = true;
        foreach (var container in template.Containers.Concat(template.InitContainers))
        {
            asksForSomething |= IsGiven(container.Requests) || IsGiven(container.Limits);
            isGuaranteed &= IsBounded(container.Requests.CpuMillicores, container.Limits.CpuMillicores)
                && IsBounded(container.Requests.MemoryBytes, container.Limits.MemoryBytes);
        }

        if (!asksForSomething)
            return QosClass.BestEffort;
        return isGuaranteed ? QosClass.Guaranteed : QosClass.Burstable;
    }

    private static bool IsGiven(ResourceList list) => list.CpuMillicores > 0 || list.MemoryBytes > 0;

    private static bool IsBounded(long? request, long? limit) => limit > 0 && (request ?? limit) == limit;
}
