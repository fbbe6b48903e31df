using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Scores nodes by preferred pod affinity, of the pod to place and of those in place (plugins/interpodaffinity/scoring.go).</summary>
public static class PodAffinityScoring
{
    /// <summary>What a required affinity of a pod in place is worth when it means the pod to place.</summary>
    public const int HardPodAffinityWeight = 1;

    /// <summary>Raw scores of the candidates; <see cref="ScoreNormalization.Spread"/> brings them to 0…100.</summary>
    /// <param name="pod">The pod to place.</param>
    /// <param name="nodes">All nodes.</param>
    /// <param name="candidates">The nodes to score.</param>
    public static long[] Score(PlacedPod pod, IReadOnlyList<SchedulingNode> nodes, IReadOnlyList<SchedulingNode> candidates)
    {
        var weights = new TopologyWeights();
        foreach (var node in nodes)
        {
            foreach (var placed in node.Pods)
            {
                Add(pod.Affinity?.PreferredPodAffinity, pod, placed, 1);
                Add(pod.Affinity?.PreferredPodAntiAffinity, pod, placed, -1);
                Add(placed.Affinity?.PreferredPodAffinity, placed, pod, 1);
                Add(placed.Affinity?.PreferredPodAntiAffinity, placed, pod, -1);
                foreach (var term in placed.Affinity?.RequiredPodAffinity ?? [])
                    if (PodTerms.Matches(term, placed, pod))
                        weights.Add(node, term.TopologyKey, HardPodAffinityWeight);
            }

            void Add(IReadOnlyList<WeightedPodAffinityTerm>? terms, PlacedPod owner, PlacedPod other, int sign)
            {
                foreach (var preferred in terms ?? [])
                    if (PodTerms.Matches(preferred.Term, owner, other))
                        weights.Add(node, preferred.Term.TopologyKey, sign * preferred.Weight);
            }
        }

        var scores = new long[candidates.Count];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = weights.SumOf(candidates[i]);
        return scores;
    }
}
