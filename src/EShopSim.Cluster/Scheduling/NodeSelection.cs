using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Scheduling;

/// <summary>Whether a node is one that a pod may be on, resources aside (component-helpers/scheduling/corev1).</summary>
internal static class NodeSelection
{
    /// <summary>nodeName, nodeSelector and required node affinity.</summary>
    public static bool Matches(PodTemplate template, Node node)
    {
        if (template.NodeName is { Length: > 0 } name && !string.Equals(name, node.Name, StringComparison.Ordinal))
            return false;
        foreach (var (key, value) in template.NodeSelector)
            if (!node.Labels.TryGetValue(key, out var actual) || !string.Equals(actual, value, StringComparison.Ordinal))
                return false;
        if (template.Affinity?.RequiredNodeTerms is not { } terms)
            return true;
        foreach (var term in terms)
            if (Matches(term, node))
                return true;
        return false;
    }

    /// <summary>Whether the taints that keep pods away, or only those that drive them out, are tolerated.</summary>
    public static bool Tolerates(IReadOnlyList<Toleration> tolerations, IReadOnlyList<Taint> taints, bool executeOnly)
    {
        foreach (var taint in taints)
        {
            if (taint.Effect == TaintEffect.PreferNoSchedule || (executeOnly && taint.Effect != TaintEffect.NoExecute))
                continue;
            if (!tolerations.Any(toleration => toleration.Tolerates(taint)))
                return false;
        }

        return true;
    }

    private static bool Matches(NodeSelectorTerm term, Node node)
    {
        if (term.MatchExpressions.Count == 0 && term.MatchFields.Count == 0)
            return false;
        foreach (var requirement in term.MatchExpressions)
            if (!requirement.Matches(node.Labels))
                return false;
        if (term.MatchFields.Count == 0)
            return true;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["metadata.name"] = node.Name };
        foreach (var requirement in term.MatchFields)
            if (!requirement.Matches(fields))
                return false;
        return true;
    }
}
