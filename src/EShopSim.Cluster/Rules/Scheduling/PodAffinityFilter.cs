using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Required pod affinity and anti-affinity of one pod over all nodes (plugins/interpodaffinity/filtering.go).</summary>
public sealed class PodAffinityFilter
{
    private readonly PlacedPod _pod;
    private readonly IReadOnlyList<PodAffinityTerm> _affinity;
    private readonly IReadOnlyList<PodAffinityTerm> _antiAffinity;
    private readonly TopologyWeights _wanted = new();
    private readonly TopologyWeights _unwanted = new();
    private readonly TopologyWeights _refusing = new();

    /// <summary>Counts the pods that the rules of the pod mean, and those whose rules mean the pod.</summary>
    public PodAffinityFilter(PlacedPod pod, IReadOnlyList<SchedulingNode> nodes)
    {
        _pod = pod;
        _affinity = pod.Affinity?.RequiredPodAffinity ?? [];
        _antiAffinity = pod.Affinity?.RequiredPodAntiAffinity ?? [];
        foreach (var node in nodes)
            foreach (var placed in node.Pods)
                Count(node, placed);
    }

    /// <summary>Whether the pod may go to a node, and if not, why in Kubernetes' words; null when it may.</summary>
    public string? Reason(SchedulingNode node)
    {
        if (!IsDrawn(node))
            return "node(s) didn't match pod affinity rules";
        foreach (var term in _antiAffinity)
            if (_unwanted.Of(node, term.TopologyKey) > 0)
                return "node(s) didn't match pod anti-affinity rules";
        return _refusing.SumOf(node) > 0 ? "node(s) didn't satisfy existing pods anti-affinity rules" : null;
    }

    private void Count(SchedulingNode node, PlacedPod placed)
    {
        if (PodTerms.MatchesAll(_affinity, _pod, placed))
            foreach (var term in _affinity)
                _wanted.Add(node, term.TopologyKey, 1);
        foreach (var term in _antiAffinity)
            if (PodTerms.Matches(term, _pod, placed))
                _unwanted.Add(node, term.TopologyKey, 1);
        foreach (var term in placed.Affinity?.RequiredPodAntiAffinity ?? [])
            if (PodTerms.Matches(term, placed, _pod))
                _refusing.Add(node, term.TopologyKey, 1);
    }

    private bool IsDrawn(SchedulingNode node)
    {
        var finds = true;
        foreach (var term in _affinity)
        {
            if (!node.Labels.ContainsKey(term.TopologyKey))
                return false;
            finds &= _wanted.Of(node, term.TopologyKey) > 0;
        }

        // The first pod of a group that wants to be together has nobody to join yet.
        return finds || (_wanted.IsEmpty && PodTerms.MatchesAll(_affinity, _pod, _pod));
    }
}
