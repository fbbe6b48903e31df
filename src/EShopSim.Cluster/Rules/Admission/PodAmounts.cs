using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Admission;

/// <summary>What a pod asks for and may use as a whole: its containers together, or an init container that needs more, plus the overhead.</summary>
internal static class PodAmounts
{
    /// <summary>Requests and limits; null where a container names none.</summary>
    public static (ResourceList Requests, ResourceList Limits) Of(PodTemplate template) =>
        (Sum(template, static container => container.Requests), Sum(template, static container => container.Limits));

    private static ResourceList Sum(PodTemplate template, Func<ContainerSpec, ResourceList> list)
    {
        var sum = ResourceList.None;
        foreach (var resource in BoundedResource.All)
        {
            long? total = null;
            foreach (var container in template.Containers.Concat(template.InitContainers.Where(static container => container.IsSidecar)))
                if (resource.Read(list(container)) is { } amount)
                    total = (total ?? 0) + amount;
            foreach (var container in template.InitContainers)
                if (resource.Read(list(container)) is { } amount)
                    total = Math.Max(total ?? 0, amount);
            if (total is { } known)
                sum = resource.Write(sum, known + (resource.Read(template.Overhead) ?? 0));
        }

        return sum;
    }
}
