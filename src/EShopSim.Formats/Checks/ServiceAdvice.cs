using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;

namespace EShopSim.Formats.Checks;

/// <summary>Services that lead nowhere.</summary>
internal static class ServiceAdvice
{
    private static readonly string[] OtherPodMakers = ["Pod", "Job", "CronJob", "ReplicationController", "Rollout"];

    internal static void Check(ManifestObjects manifests, IReadOnlyList<Workload> workloads, Findings findings)
    {
        // Services alone, or beside pods that are not simulated, say nothing about what is behind them.
        if (workloads.Count == 0 || manifests.Ignored.Any(ignored => OtherPodMakers.Contains(ignored.First.Kind, StringComparer.Ordinal)))
            return;
        foreach (var service in manifests.Services.Items)
        {
            var meta = service.Object.Meta;
            if (service.Object.Type == ServiceType.ExternalName || service.Object.Selector.Count == 0)
                continue;
            var selector = new LabelSelector(service.Object.Selector, []);
            if (workloads.Any(workload => workload.Ref.Namespace == meta.Namespace && selector.Matches(workload.Template.Labels)))
                continue;
            var elsewhere = workloads.FirstOrDefault(workload => selector.Matches(workload.Template.Labels));
            var wayOut = elsewhere is null ? "" : $" ({elsewhere.Ref} would match, but is in another namespace)";
            findings.Add(DiagnosticCodes.SelectsNothing, service.Document.Find("spec", "selector").At, $"Service '{meta.Name}' selects no pod of any workload in namespace '{meta.Namespace}'{wayOut}");
        }
    }
}
