using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Checks;

/// <summary>Modules that their own probes or memory limits will not let live.</summary>
internal static class LifeAdvice
{
    internal static void Check(Workload workload, Keyed<ModuleDeclaration> module, Findings findings)
    {
        if (workload.Template.Containers.Count == 0)
            return;
        var main = workload.Template.MainContainer;
        CheckProbe(workload, module, main, findings);
        if (module.Value is { CpuDemand: null, BaseMemoryBytes: { } needed } && main.Limits.MemoryBytes is { } limit && needed > limit)
            findings.Add(DiagnosticCodes.MemoryAboveLimit, module.Key.At, FormattableString.Invariant($"module '{module.Name}' needs {needed} bytes of memory, but container '{main.Name}' of {workload.Ref} may have {limit}: it is killed at every start (OOMKilled)"));
    }

    private static void CheckProbe(Workload workload, Keyed<ModuleDeclaration> module, ContainerSpec main, Findings findings)
    {
        if (module.Value.Startup is not { } startup || (main.StartupProbe ?? main.LivenessProbe) is not { } probe)
            return;
        var patience = probe.InitialDelaySeconds + (probe.FailureThreshold * probe.PeriodSeconds);
        if (startup.Mean > patience)
            findings.Add(DiagnosticCodes.LivenessTooEarly, module.Key.At, FormattableString.Invariant($"module '{module.Name}' takes {startup.Mean:0.###}s to start, but the {(main.StartupProbe is null ? "liveness" : "startup")} probe of {workload.Ref} kills it after {patience}s (initialDelaySeconds + failureThreshold × periodSeconds): it never comes up"));
    }
}
