using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Required pod affinity and anti-affinity of one pod over all nodes (plugins/interpodaffinity/filtering.go).</summary>
/// <remarks>What it counts can be kept up to date as pods come and go, so that placing a pod need not look at all others.</remarks>
/// <param name="pod">The pod to place.</param>
public sealed class PodAffinityFilter(PlacedPod pod)
{
    /// <summary>The answer where the pods that the pod needs are missing; nobody's leaving helps.</summary>
    public const string NotDrawn = "node(s) didn't match pod affinity rules";

    private readonly IReadOnlyList<PodAffinityTerm> _affinity = pod.Affinity?.RequiredPodAffinity ?? [];
    private readonly IReadOnlyList<PodAffinityTerm> _antiAffinity = pod.Affinity?.RequiredPodAntiAffinity ?? [];
    private readonly TopologyWeights _wanted = new();
    private readonly TopologyWeights _unwanted = new();
    private readonly TopologyWeights _refusing = new();

    /// <summary>Whether pods of this kind matter: the rules of the pod mean them, or theirs mean the pod.</summary>
    public bool Counts(PlacedPod kind)
    {
        if (PodTerms.MatchesAll(_affinity, pod, kind))
            return true;
        foreach (var term in _antiAffinity)
            if (PodTerms.Matches(term, pod, kind))
                return true;
        foreach (var term in kind.Affinity?.RequiredPodAntiAffinity ?? [])
            if (PodTerms.Matches(term, kind, pod))
                return true;
        return false;
    }

    /// <summary>Counts pods of one kind on a node, terminating ones too; a negative number takes them back.</summary>
    public void AddPods(SchedulingNode node, PlacedPod kind, int pods)
    {
        if (PodTerms.MatchesAll(_affinity, pod, kind))
            foreach (var term in _affinity)
                _wanted.Add(node, term.TopologyKey, pods);
        foreach (var term in _antiAffinity)
            if (PodTerms.Matches(term, pod, kind))
                _unwanted.Add(node, term.TopologyKey, pods);
        foreach (var term in kind.Affinity?.RequiredPodAntiAffinity ?? [])
            if (PodTerms.Matches(term, kind, pod))
                _refusing.Add(node, term.TopologyKey, pods);
    }

    /// <summary>Whether the pod may go to a node, and if not, why in Kubernetes' words; null when it may.</summary>
    public string? Reason(SchedulingNode node)
    {
        if (!IsDrawn(node))
            return NotDrawn;
        foreach (var term in _antiAffinity)
            if (_unwanted.Of(node, term.TopologyKey) > 0)
                return "node(s) didn't match pod anti-affinity rules";
        return _refusing.SumOf(node) > 0 ? "node(s) didn't satisfy existing pods anti-affinity rules" : null;
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
        return finds || (_wanted.IsEmpty && PodTerms.MatchesAll(_affinity, pod, pod));
    }
}
