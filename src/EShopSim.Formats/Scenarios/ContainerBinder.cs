using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios;

/// <summary>Binds what a module says of containers to those that its pods have.</summary>
internal static class ContainerBinder
{
    /// <summary>The workload with the main container that the module names, if it does.</summary>
    internal static Workload WithMain(Workload workload, ModuleDeclaration module) =>
        module.Container is { } main ? workload with { Template = workload.Template with { MainContainerName = main.Value } } : workload;

    /// <summary>The objects with the templates of these workloads.</summary>
    internal static ClusterObjects WithMain(ClusterObjects cluster, IEnumerable<Workload> workloads)
    {
        var named = workloads.Where(workload => workload.Template.MainContainerName is not null).ToDictionary(workload => workload.Ref, workload => workload.Template);
        return named.Count == 0 ? cluster : cluster with
        {
            Deployments = [.. cluster.Deployments.Select(item => item with { Template = Template(WorkloadKind.Deployment, item.Meta, item.Template) })],
            StatefulSets = [.. cluster.StatefulSets.Select(item => item with { Template = Template(WorkloadKind.StatefulSet, item.Meta, item.Template) })],
            ReplicaSets = [.. cluster.ReplicaSets.Select(item => item with { Template = Template(WorkloadKind.ReplicaSet, item.Meta, item.Template) })],
            DaemonSets = [.. cluster.DaemonSets.Select(item => item with { Template = Template(WorkloadKind.DaemonSet, item.Meta, item.Template) })],
        };

        PodTemplate Template(WorkloadKind kind, ObjectMeta meta, PodTemplate template) =>
            named.GetValueOrDefault(new WorkloadRef(kind, meta.Namespace, meta.Name), template);
    }

    /// <summary>How the pods' usage is spread; null where the module says nothing of it.</summary>
    internal static ContainerLoad? Of(Workload workload, Keyed<ModuleDeclaration> module, Findings findings)
    {
        var (main, sidecars) = (module.Value.Container, module.Value.Sidecars);
        var template = workload.Template;
        string[] names = [.. template.Containers.Select(container => container.Name), .. template.InitContainers.Where(container => container.IsSidecar).Select(container => container.Name)];
        if (main is { } named)
            Require(named.Value, named.Node, [.. template.Containers.Select(container => container.Name)]);
        var mainName = main?.Value ?? (template.Containers.Count == 0 ? "" : template.MainContainer.Name);
        foreach (var sidecar in sidecars)
        {
            Require(sidecar.Name, sidecar.Key, names);
            if (string.Equals(sidecar.Name, mainName, StringComparison.Ordinal))
                findings.Add(DiagnosticCodes.Contradiction, sidecar.Key.At, $"'{sidecar.Name}' is the container that does the work of module '{module.Name}', so it is no sidecar; name another one under 'container'");
        }

        return sidecars.Count == 0 ? null : new ContainerLoad(workload.Ref)
        {
            Sidecars = [.. sidecars.Select(sidecar => new SidecarUsage(sidecar.Name, sidecar.Value.CpuMillicores, sidecar.Value.MemoryBytes))],
        };

        void Require(string name, YamlNode at, string[] known)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
                findings.Add(DiagnosticCodes.ContainerUnknown, at.At, $"the pods of {workload.Ref} have no container '{name}'{Suggestion.For(name, known)} (there are: {string.Join(", ", known)})");
        }
    }
}
