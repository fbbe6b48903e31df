using EShopSim.Cluster.Api;
using EShopSim.Cluster.Metrics;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>Spreads a pod's measured usage over its containers: its work runs in the main one, the others use what the scenario says.</summary>
internal sealed class ContainerUsages
{
    private readonly Dictionary<WorkloadRef, ContainerLoad> _loads = [];
    private readonly bool _hasSidecars;

    public ContainerUsages(ControlPlaneOptions options)
    {
        // Restartable init containers came with 1.28.
        _hasSidecars = options.Version >= KubernetesVersion.V1_28;
        foreach (var load in options.ContainerLoads)
            _loads[load.Workload] = load;
    }

    /// <summary>The usage of each container that runs, in thousandths.</summary>
    public IReadOnlyList<ContainerUsage> Of(Pod pod, UsageSample sample, string resource)
    {
        _loads.TryGetValue(pod.Workload, out var load);
        var template = pod.Template;
        var containers = new List<ContainerUsage>(template.Containers.Count);
        var main = template.Containers.Count == 0 ? null : template.MainContainer;
        foreach (var container in template.Containers)
            containers.Add(Usage(container.Name, ReferenceEquals(container, main) ? sample : null, resource, load));
        foreach (var container in template.InitContainers)
            if (_hasSidecars && container.IsSidecar)
                containers.Add(Usage(container.Name, null, resource, load));
        return containers;
    }

    private static ContainerUsage Usage(string name, UsageSample? work, string resource, ContainerLoad? load)
    {
        SidecarUsage? constant = null;
        foreach (var sidecar in load?.Sidecars ?? [])
            if (string.Equals(sidecar.Container, name, StringComparison.Ordinal))
                constant = sidecar;
        return new ContainerUsage(name, resource switch
        {
            "cpu" => work?.CpuMillicores ?? constant?.CpuMillicores ?? 0,
            "memory" => (work?.MemoryBytes ?? constant?.MemoryBytes ?? 0) * 1000,
            _ => null,
        });
    }
}
