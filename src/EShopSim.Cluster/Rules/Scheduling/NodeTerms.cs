using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Node selector terms: requirements that must all hold (component-helpers/scheduling/corev1/nodeaffinity).</summary>
public static class NodeTerms
{
    /// <summary>Whether a node fulfils a term; a term without requirements matches no node.</summary>
    public static bool Matches(NodeSelectorTerm term, string nodeName, IReadOnlyDictionary<string, string> labels)
    {
        if (term.MatchExpressions.Count == 0 && term.MatchFields.Count == 0)
            return false;
        foreach (var requirement in term.MatchExpressions)
            if (!requirement.Matches(labels))
                return false;
        if (term.MatchFields.Count == 0)
            return true;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["metadata.name"] = nodeName };
        foreach (var requirement in term.MatchFields)
            if (!requirement.Matches(fields))
                return false;
        return true;
    }

    /// <summary>Raw NodeAffinity score: the weights of the preferred terms that match.</summary>
    public static long Score(IReadOnlyList<PreferredNodeTerm> terms, string nodeName, IReadOnlyDictionary<string, string> labels)
    {
        var score = 0L;
        foreach (var preferred in terms)
            if (Matches(preferred.Term, nodeName, labels))
                score += preferred.Weight;
        return score;
    }
}
