using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Admission;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Admission;

/// <summary>Decides on pods that controllers create: priority classes, and the LimitRanges, pod security and ResourceQuotas of their namespace.</summary>
/// <remarks>All are fixed for a run, so limits are applied to a template once; what a quota has given out is kept as pods come and go.</remarks>
internal sealed class PodAdmission(ClusterState state) : Watcher
{
    private readonly List<ChargedQuota> _quotas = state.Objects.ResourceQuotas.Select(static quota => new ChargedQuota(quota)).ToList();

    /// <summary>A template as pods of that namespace get it.</summary>
    public static PodTemplate Defaulted(ClusterObjects objects, string inNamespace, PodTemplate template) =>
        objects.LimitRanges.Count == 0 ? template : LimitRanger.WithDefaults(template, RangesOf(objects, inNamespace));

    /// <summary>Why the API server refuses a pod (403); null when it does not.</summary>
    public string? Refusal(WorkloadState workload, TemplateRevision revision, string podName)
    {
        // Mutating plugins come first, priority among them; of the validating ones quotas are the last.
        var why = PriorityAdmission.Refusal(revision.Template, state.Objects.PriorityClasses)
            ?? Refusal(state.Objects, workload.Ref.Namespace, revision.Template, state.Options.Version);
        foreach (var quota in _quotas)
            if (why is null && quota.Counts(workload.Ref.Namespace, revision.Template))
                why = QuotaAdmission.Refusal(quota.Spec, quota.UsedAt(state.Simulator.Now), revision.Template);
        return why is null ? null : $"pods \"{podName}\" is forbidden: {why}";
    }

    // What neither other pods nor other objects have to do with.
    private static string? Refusal(ClusterObjects objects, string inNamespace, PodTemplate template, KubernetesVersion version)
    {
        if (objects.LimitRanges.Count > 0 && LimitRanger.Refusal(template, RangesOf(objects, inNamespace)) is { } limited)
            return limited;
        return objects.Namespaces.Count == 0 ? null : PodSecurity.Refusal(template, Namespace.LabelsOf(objects.Namespaces, inNamespace), version);
    }

    public override void PodChanged(Pod pod, PodChange change)
    {
        foreach (var quota in _quotas)
            if (quota.Counts(pod.Namespace, pod.Template))
                quota.Note(pod, change);
    }

    private static List<LimitRangeItem> RangesOf(ClusterObjects objects, string inNamespace) =>
        [.. objects.LimitRanges.Where(range => string.Equals(range.Meta.Namespace, inNamespace, StringComparison.Ordinal)).SelectMany(static range => range.Items)];
}
