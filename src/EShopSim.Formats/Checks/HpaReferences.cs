using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Manifests.Objects;

namespace EShopSim.Formats.Checks;

/// <summary>Whether every HPA has a workload to itself.</summary>
internal static class HpaReferences
{
    internal static void Check(ManifestObjects manifests, IReadOnlyList<Workload> workloads, bool isComplete, Findings findings)
    {
        // HPAs are often handed over alone; where any workload is there, the rest should be too.
        var severity = isComplete || workloads.Count > 0 ? Severity.Error : Severity.Warning;
        var targets = new Dictionary<WorkloadRef, Manifest<HpaManifest>>();
        foreach (var hpa in manifests.Autoscalers.Items)
        {
            if (hpa.Object.ToAutoscaler()?.Target is not { } target)
            {
                ReportKind(hpa, manifests, findings);
                continue;
            }

            if (!workloads.Any(workload => workload.Ref == target))
                ReportUnknown(hpa, target, workloads, severity, findings);
            if (!targets.TryAdd(target, hpa))
                findings.Add(DiagnosticCodes.HpaRivals, At(hpa, "name"), $"HPA '{targets[target].Object.Meta.Name}' scales {target} too; the two will fight, keep one");
        }
    }

    private static void ReportKind(Manifest<HpaManifest> hpa, ManifestObjects manifests, Findings findings)
    {
        var target = hpa.Object.Target;
        var known = Suggestion.For(target.Kind, ["Deployment", "StatefulSet", "ReplicaSet"]);
        var custom = manifests.Ignored.Any(ignored => string.Equals(ignored.First.Kind, target.Kind, StringComparison.Ordinal));
        findings.Add(
            DiagnosticCodes.HpaTargetKind, At(hpa, "kind"),
            $"HPA '{hpa.Object.Meta.Name}' targets {target.Kind} '{target.Name}', {(custom ? "a kind that is not simulated" : "a kind that no HPA can scale here")}; the HPA is left out{known}");
    }

    private static void ReportUnknown(Manifest<HpaManifest> hpa, WorkloadRef target, IReadOnlyList<Workload> workloads, Severity severity, Findings findings)
    {
        var rivals = workloads.Where(workload => workload.Ref.Kind == target.Kind).ToArray();
        var elsewhere = rivals.FirstOrDefault(workload => string.Equals(workload.Ref.Name, target.Name, StringComparison.Ordinal));
        var otherKind = workloads.FirstOrDefault(workload => string.Equals(workload.Ref.Name, target.Name, StringComparison.Ordinal) && workload.Ref.Namespace == target.Namespace);
        var wayOut = elsewhere is not null
            ? $" in namespace '{target.Namespace}' (there is one in '{elsewhere.Ref.Namespace}', but an HPA scales its own namespace only)"
            : otherKind is not null
                ? $" (there is a {otherKind.Ref.Kind} of that name)"
                : Suggestion.For(target.Name, rivals.Where(workload => workload.Ref.Namespace == target.Namespace).Select(workload => workload.Ref.Name));
        findings.Add(DiagnosticCodes.HpaTargetUnknown, severity, At(hpa, "name"), $"HPA '{hpa.Object.Meta.Name}' targets {target.Kind} '{target.Name}', which no manifest defines{wayOut}");
    }

    private static Position At(Manifest<HpaManifest> hpa, string field) => hpa.Document.Find("spec", "scaleTargetRef", field).At;
}
