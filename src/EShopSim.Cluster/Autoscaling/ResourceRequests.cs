using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>What the containers of a template request of one resource, in thousandths.</summary>
/// <param name="Containers">The application containers.</param>
/// <param name="Sidecars">The restartable init containers.</param>
internal sealed record ResourceRequests(IReadOnlyList<ContainerRequest> Containers, IReadOnlyList<ContainerRequest> Sidecars)
{
    /// <summary>No resource.</summary>
    public static ResourceRequests None { get; } = new([], []);

    /// <summary>Reads a template.</summary>
    public static ResourceRequests Of(PodTemplate template, Func<ResourceList, long?> amountMilli) => new(
        [.. template.Containers.Select(container => new ContainerRequest(container.Name, amountMilli(container.Requests)))],
        [.. template.InitContainers
            .Where(container => container.IsSidecar)
            .Select(container => new ContainerRequest(container.Name, amountMilli(container.Requests)))]);
}
