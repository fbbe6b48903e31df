using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Admission;
using EShopSim.Formats.Manifests;

namespace EShopSim.Formats.Checks;

/// <summary>Pods that admission never lets in: limits, quotas and pod security of their namespace, and their priority.</summary>
internal static class AdmissionAdvice
{
    internal static void Check(ManifestObjects manifests, IReadOnlyList<Workload> workloads, KubernetesVersion version, Findings findings)
    {
        foreach (var quota in manifests.Quotas.Items)
            if (quota.Document.Find("spec") is YamlMapping spec && spec["scopeSelector"] is { IsNull: false } selector)
                findings.Add(DiagnosticCodes.QuotaScope, selector.At, $"ResourceQuota '{quota.Object.Meta.Name}' has a scopeSelector, which is not simulated: the quota is left out");
        foreach (var workload in workloads)
            if (Refusal(manifests, workload, version) is { } reason)
                findings.Add(DiagnosticCodes.NeverAdmitted, workload.Document.Find("spec", "template", "spec", "containers").At, $"the pods of {workload.Ref} are forbidden ({reason}): none will be created");
    }

    private static string? Refusal(ManifestObjects manifests, Workload workload, KubernetesVersion version)
    {
        var template = workload.Template;
        if (LimitRanger.Refusal(template, manifests.LimitsIn(workload.Ref.Namespace)) is { } refusal)
            return refusal;
        if (PodSecurity.Refusal(template, Namespace.LabelsOf(manifests.Namespaces.Objects, workload.Ref.Namespace), version) is { } insecure)
            return insecure;

        // A class that no manifest defines is told where it is named.
        if ((template.PriorityClassName is not { } name || manifests.PriorityClasses.Find("", name) is not null)
            && PriorityAdmission.Refusal(template, manifests.PriorityClasses.Objects) is { } priority)
            return priority;
        foreach (var quota in manifests.SimulatedQuotas)
            if (string.Equals(quota.Meta.Namespace, workload.Ref.Namespace, StringComparison.Ordinal)
                && QuotaAdmission.Counts(quota, template)
                && QuotaAdmission.Refusal(quota, QuotaUsage.None, template) is { } exceeded)
                return exceeded;
        return null;
    }
}
