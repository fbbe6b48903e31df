using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Scenarios;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Checks;

/// <summary>Compares what modules do with what the manifests wish.</summary>
internal static class ScenarioAdvice
{
    internal static void Check(ScenarioDeclaration scenario, ModuleBinder modules, ManifestObjects manifests, Findings findings)
    {
        if (scenario.Traffic.Count == 0 && scenario.Modules.All(module => module.Value.CpuDemand is null))
            findings.Add(DiagnosticCodes.NoLoad, scenario.Document.Find("spec").At, "there is neither traffic nor a module with cpuDemand: nothing will happen");
        foreach (var (workload, module) in modules.Bound)
        {
            CheckReadiness(workload, module, findings);
            LifeAdvice.Check(workload, module, findings);
        }

        // A module that found no workload may be the one that an HPA misses.
        if (modules.Bound.Count < scenario.Modules.Count)
            return;
        foreach (var hpa in manifests.Autoscalers.Items)
        {
            if (hpa.Object.ToAutoscaler()?.Target is not { } target || !manifests.Workloads().Any(workload => workload.Ref == target))
                continue;
            if (!modules.Bound.Any(bound => bound.Workload.Ref == target && (bound.Module.Value.CpuDemand is not null || bound.Module.Value.Operations.Count > 0)))
                findings.Add(DiagnosticCodes.HpaWithoutLoad, hpa.Document.Find("spec", "scaleTargetRef", "name").At, $"HPA '{hpa.Object.Meta.Name}' scales {target}, but no module gives it operations or cpuDemand: its CPU stays at zero");
        }
    }

    private static void CheckReadiness(Workload workload, Keyed<ModuleDeclaration> module, Findings findings)
    {
        var containers = workload.Template.Containers;
        if (module.Value.Operations.Count == 0 || module.Value.Startup is not { Mean: > 0 } startup || containers.Count == 0)
            return;
        if (containers.All(container => container.ReadinessProbe is null && container.StartupProbe is null))
            findings.Add(DiagnosticCodes.NoReadinessProbe, module.Key.At, FormattableString.Invariant($"module '{module.Name}' takes {startup.Mean:0.###}s to start, but {workload.Ref} has no readiness probe: the simulation takes a pod as ready once it can answer, but in a real cluster requests reach it before; give it one"));
    }
}
