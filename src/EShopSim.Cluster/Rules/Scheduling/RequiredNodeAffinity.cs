using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Which nodes a pod may run on at all: its node selector and its required node terms (component-helpers/scheduling/corev1/nodeaffinity).</summary>
/// <param name="NodeSelector">Labels the node must have.</param>
/// <param name="Terms">Terms of which one must match; null requires nothing.</param>
public sealed record RequiredNodeAffinity(IReadOnlyDictionary<string, string> NodeSelector, IReadOnlyList<NodeSelectorTerm>? Terms)
{
    /// <summary>What a template requires.</summary>
    public static RequiredNodeAffinity Of(PodTemplate template) => new(template.NodeSelector, template.Affinity?.RequiredNodeTerms);

    /// <summary>Whether a node qualifies.</summary>
    public bool Matches(string nodeName, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var (key, value) in NodeSelector)
            if (!labels.TryGetValue(key, out var actual) || !string.Equals(actual, value, StringComparison.Ordinal))
                return false;
        if (Terms is null)
            return true;
        foreach (var term in Terms)
            if (NodeTerms.Matches(term, nodeName, labels))
                return true;
        return false;
    }
}
