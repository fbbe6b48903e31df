using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Scores nodes by preferred pod affinity, of the pod to place and of those in place (plugins/interpodaffinity/scoring.go).</summary>
/// <remarks>What it counts can be kept up to date as pods come and go, so that placing a pod need not look at all others.</remarks>
/// <param name="pod">The pod to place.</param>
public sealed class PodAffinityScoring(PlacedPod pod)
{
    /// <summary>What a required affinity of a pod in place is worth when it means the pod to place.</summary>
    public const int HardPodAffinityWeight = 1;

    private readonly TopologyWeights _weights = new();

    /// <summary>Whether all nodes are alike to the pod.</summary>
    public bool IsEmpty => _weights.IsEmpty;

    /// <summary>Whether pods of this kind matter: the rules of the pod mean them, or theirs mean the pod.</summary>
    public bool Counts(PlacedPod kind)
    {
        foreach (var _ in Terms(kind))
            return true;
        return false;
    }

    /// <summary>Counts pods of one kind on a node, terminating ones too; a negative number takes them back.</summary>
    public void AddPods(SchedulingNode node, PlacedPod kind, int pods)
    {
        foreach (var (topologyKey, weight) in Terms(kind))
            _weights.Add(node, topologyKey, (long)pods * weight);
    }

    /// <summary>Raw scores of the candidates; <see cref="ScoreNormalization.Spread"/> brings them to 0…100.</summary>
    public long[] Score(IReadOnlyList<SchedulingNode> candidates)
    {
        var scores = new long[candidates.Count];
        for (var i = 0; i < scores.Length && !IsEmpty; i++)
            scores[i] = _weights.SumOf(candidates[i]);
        return scores;
    }

    // The terms of either that mean the other, with what they weigh.
    private IEnumerable<(string TopologyKey, int Weight)> Terms(PlacedPod kind)
    {
        foreach (var preferred in pod.Affinity?.PreferredPodAffinity ?? [])
            if (PodTerms.Matches(preferred.Term, pod, kind))
                yield return (preferred.Term.TopologyKey, preferred.Weight);
        foreach (var preferred in pod.Affinity?.PreferredPodAntiAffinity ?? [])
            if (PodTerms.Matches(preferred.Term, pod, kind))
                yield return (preferred.Term.TopologyKey, -preferred.Weight);
        foreach (var preferred in kind.Affinity?.PreferredPodAffinity ?? [])
            if (PodTerms.Matches(preferred.Term, kind, pod))
                yield return (preferred.Term.TopologyKey, preferred.Weight);
        foreach (var preferred in kind.Affinity?.PreferredPodAntiAffinity ?? [])
            if (PodTerms.Matches(preferred.Term, kind, pod))
                yield return (preferred.Term.TopologyKey, -preferred.Weight);
        foreach (var term in kind.Affinity?.RequiredPodAffinity ?? [])
            if (PodTerms.Matches(term, kind, pod))
                yield return (term.TopologyKey, HardPodAffinityWeight);
    }
}
