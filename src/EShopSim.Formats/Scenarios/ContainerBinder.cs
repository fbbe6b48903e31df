using EShopSim.Cluster;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios;

/// <summary>Binds what a module says of containers to those that its pods have.</summary>
internal static class ContainerBinder
{
    /// <summary>How the pods' usage is spread; null where the module says nothing of it.</summary>
    internal static ContainerLoad? Of(Workload workload, Keyed<ModuleDeclaration> module, Findings findings)
    {
        var (main, sidecars) = (module.Value.Container, module.Value.Sidecars);
        if (main is null && sidecars.Count == 0)
            return null;
        var template = workload.Template;
        string[] names = [.. template.Containers.Select(container => container.Name), .. template.InitContainers.Where(container => container.IsSidecar).Select(container => container.Name)];
        if (main is { } named)
            Require(named.Value, named.Node, [.. template.Containers.Select(container => container.Name)]);
        var mainName = main?.Value ?? (template.Containers is [var first, ..] ? first.Name : "");
        foreach (var sidecar in sidecars)
        {
            Require(sidecar.Name, sidecar.Key, names);
            if (string.Equals(sidecar.Name, mainName, StringComparison.Ordinal))
                findings.Add(DiagnosticCodes.Contradiction, sidecar.Key.At, $"'{sidecar.Name}' is the container that does the work of module '{module.Name}', so it is no sidecar; name another one under 'container'");
        }

        return new ContainerLoad(workload.Ref)
        {
            Main = main?.Value,
            Sidecars = [.. sidecars.Select(sidecar => new SidecarUsage(sidecar.Name, sidecar.Value.CpuMillicores, sidecar.Value.MemoryBytes))],
        };

        void Require(string name, YamlNode at, string[] known)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
                findings.Add(DiagnosticCodes.ContainerUnknown, at.At, $"the pods of {workload.Ref} have no container '{name}'{Suggestion.For(name, known)} (there are: {string.Join(", ", known)})");
        }
    }
}
