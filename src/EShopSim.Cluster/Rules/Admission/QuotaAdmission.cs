using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Rules.Admission;

/// <summary>Whether a quota lets one more pod in (plugin/pkg/admission/resourcequota, pkg/quota/v1/evaluator/core/pods.go).</summary>
public static class QuotaAdmission
{
    /// <summary>Whether a quota counts pods of this template.</summary>
    public static bool Counts(ResourceQuota quota, PodTemplate template)
    {
        foreach (var scope in quota.Scopes)
            if (!Holds(scope, template))
                return false;
        return true;
    }

    /// <summary>Why the pod is not let in; null when it is.</summary>
    /// <param name="quota">The quota, which counts the pod.</param>
    /// <param name="used">What its pods have already.</param>
    /// <param name="template">The pod.</param>
    public static string? Refusal(ResourceQuota quota, QuotaUsage used, PodTemplate template)
    {
        var missing = Unspecified(quota, template);
        if (missing.Count > 0)
            return $"failed quota: {quota.Meta.Name}: must specify {string.Join(",", missing)}";
        var pod = QuotaUsage.Of(template);
        List<string> asked = [], had = [], hard = [];
        Compare("limits.", quota.Limits, used.Limits, pod.Limits);
        if (used.Pods + 1 > quota.Pods)
        {
            asked.Add("pods=1");
            had.Add(FormattableString.Invariant($"pods={used.Pods}"));
            hard.Add(FormattableString.Invariant($"pods={quota.Pods}"));
        }

        Compare("requests.", quota.Requests, used.Requests, pod.Requests);
        return asked.Count == 0
            ? null
            : $"exceeded quota: {quota.Meta.Name}, requested: {string.Join(",", asked)}, used: {string.Join(",", had)}, limited: {string.Join(",", hard)}";

        void Compare(string prefix, ResourceList bound, ResourceList taken, ResourceList wanted)
        {
            foreach (var resource in BoundedResource.All)
            {
                // Who wants nothing of it is not refused for it.
                if (resource.Read(bound) is not { } limit || resource.Read(wanted) is not (> 0 and var more) || (resource.Read(taken) ?? 0) is var now && now + more <= limit)
                    continue;
                asked.Add($"{prefix}{resource.Name}={resource.Words(more)}");
                had.Add($"{prefix}{resource.Name}={resource.Words(resource.Read(taken) ?? 0)}");
                hard.Add($"{prefix}{resource.Name}={resource.Words(limit)}");
            }
        }
    }

    // Where a quota bounds a resource, every container must say how much it wants.
    private static List<string> Unspecified(ResourceQuota quota, PodTemplate template)
    {
        var missing = new List<string>();
        foreach (var container in template.Containers.Concat(template.InitContainers))
            foreach (var resource in BoundedResource.All)
            {
                if (resource.Read(quota.Limits) is not null && resource.Read(container.Limits) is null)
                    Add("limits." + resource.Name);
                if (resource.Read(quota.Requests) is not null && resource.Read(container.Requests) is null)
                    Add("requests." + resource.Name);
            }

        missing.Sort(StringComparer.Ordinal);
        return missing;

        void Add(string name)
        {
            if (!missing.Contains(name, StringComparer.Ordinal))
                missing.Add(name);
        }
    }

    private static bool Holds(QuotaScope scope, PodTemplate template) => scope switch
    {
        QuotaScope.Terminating => false,
        QuotaScope.NotTerminating => true,
        QuotaScope.BestEffort => QualityOfService.Of(template) == QosClass.BestEffort,
        _ => QualityOfService.Of(template) != QosClass.BestEffort,
    };
}
