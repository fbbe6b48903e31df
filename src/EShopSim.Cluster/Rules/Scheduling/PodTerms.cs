using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Pod affinity terms against pods (pkg/scheduler/framework AffinityTerm).</summary>
internal static class PodTerms
{
    /// <summary>Whether a pod is meant by a term of <paramref name="owner"/>; without namespaces the owner's own counts.</summary>
    public static bool Matches(PodAffinityTerm term, PlacedPod owner, PlacedPod pod) =>
        term.Selector is { } selector && IsInNamespace(term, owner, pod) && selector.Matches(pod.Labels);

    /// <summary>Whether a pod is meant by all terms; by none when there are none.</summary>
    public static bool MatchesAll(IReadOnlyList<PodAffinityTerm> terms, PlacedPod owner, PlacedPod pod)
    {
        foreach (var term in terms)
            if (!Matches(term, owner, pod))
                return false;
        return terms.Count > 0;
    }

    private static bool IsInNamespace(PodAffinityTerm term, PlacedPod owner, PlacedPod pod) =>
        term.Namespaces.Count == 0
            ? string.Equals(owner.Namespace, pod.Namespace, StringComparison.Ordinal)
            : term.Namespaces.Contains(pod.Namespace, StringComparer.Ordinal);
}
