using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>What a pod asks of a node.</summary>
/// <param name="Requests">Effective requests: what the fit is decided on.</param>
/// <param name="NonZeroRequests">The same with 100 millicores and 200 MiB for containers that name no request: what scores count for pods on a node.</param>
/// <param name="ScoredRequests">What scores count for the pod to place.</param>
public sealed record PodResources(ResourceTotals Requests, ResourceTotals NonZeroRequests, ResourceTotals ScoredRequests)
{
    private const long DefaultCpuMillicores = 100;
    private const long DefaultMemoryBytes = 200L << 20;

    /// <summary>Ports of the node that the pod takes for itself.</summary>
    public IReadOnlyList<HostPort> HostPorts { get; init; } = [];

    /// <summary>Whether the pod requests neither CPU nor memory.</summary>
    public bool IsBestEffort => Requests.CpuMillicores == 0 && Requests.MemoryBytes == 0;

    /// <summary>The resources of a pod of this template.</summary>
    public static PodResources Of(PodTemplate template, KubernetesVersion version) =>
        Of(template.Containers, template.InitContainers, template.Overhead, version) with
        {
            HostPorts = [.. template.Containers.Concat(template.InitContainers.Where(static container => container.IsSidecar)).SelectMany(static container => container.HostPorts)],
        };

    /// <summary>
    /// The application containers together, or an init container that needs more, plus the overhead. From 1.29 on sidecars count beside
    /// the containers and beside the init containers after them (component-helpers/resource/helpers.go; KEP-753).
    /// </summary>
    public static PodResources Of(
        IReadOnlyList<ContainerSpec> containers, IReadOnlyList<ContainerSpec> initContainers, ResourceList overhead, KubernetesVersion version)
    {
        var requests = Effective(containers, initContainers, ResourceTotals.Of, version);
        var nonZero = Effective(containers, initContainers, NonZero, version);
        var extra = ResourceTotals.Of(overhead);
        // 1.20 adds the overhead to the score in whole cores.
        var scoredExtra = version < KubernetesVersion.V1_28 ? extra with { CpuMillicores = (extra.CpuMillicores + 999) / 1000 } : extra;
        return new PodResources(requests.Plus(extra), nonZero.Plus(extra), nonZero.Plus(scoredExtra));
    }

    private static ResourceTotals Effective(
        IReadOnlyList<ContainerSpec> containers,
        IReadOnlyList<ContainerSpec> initContainers,
        Func<ResourceList, ResourceTotals> read,
        KubernetesVersion version)
    {
        var running = ResourceTotals.Zero;
        foreach (var container in containers)
            running = running.Plus(read(container.Requests));
        var sidecars = ResourceTotals.Zero;
        var starting = ResourceTotals.Zero;
        foreach (var container in initContainers)
        {
            var request = read(container.Requests);
            if (container.IsSidecar && version >= KubernetesVersion.V1_35)
                sidecars = sidecars.Plus(request);
            else
                starting = starting.Max(request.Plus(sidecars));
        }

        return running.Plus(sidecars).Max(starting);
    }

    private static ResourceTotals NonZero(ResourceList requests) =>
        ResourceTotals.Of(requests) with
        {
            CpuMillicores = requests.CpuMillicores ?? DefaultCpuMillicores,
            MemoryBytes = requests.MemoryBytes ?? DefaultMemoryBytes,
        };
}
