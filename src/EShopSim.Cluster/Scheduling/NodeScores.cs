using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Scheduling;

/// <summary>The weighted sum of the score plugins (pkg/scheduler/apis/config/v1/default_plugins.go).</summary>
/// <remarks>ImageLocality is left out: manifests do not tell how large images are.</remarks>
/// <param name="version">Whose weights.</param>
internal sealed class NodeScores(KubernetesVersion version)
{
    private const int SpreadWeight = 2;

    private int TaintWeight => version == KubernetesVersion.V1_20 ? 1 : 3;

    private int AffinityWeight => version == KubernetesVersion.V1_20 ? 1 : 2;

    /// <summary>The scores of the nodes, in their order.</summary>
    public long[] Score(Pod pod, IReadOnlyList<NodeState> candidates, GroupCounts counts)
    {
        var total = new long[candidates.Count];
        var resources = pod.TemplateRevision.Resources;
        for (var i = 0; i < total.Length; i++)
        {
            var node = candidates[i].Resources;
            total[i] = ResourceScores.LeastAllocated(resources, node, ResourceWeights.Default, version)
                + (ResourceScores.BalancedAllocation(resources, node, version) ?? 0);
        }

        AddTaints(pod, candidates, total);
        AddNodeAffinity(pod, candidates, total);
        var scheduling = new SchedulingNode[candidates.Count];
        for (var i = 0; i < scheduling.Length; i++)
            scheduling[i] = candidates[i].Scheduling;
        if (!counts.SpreadScoring.IsEmpty)
            Add(total, Array.ConvertAll(counts.SpreadScoring.Score(scheduling), static score => score.Normalized), SpreadWeight);
        if (!counts.AffinityScoring.IsEmpty)
            Add(total, ScoreNormalization.Spread(counts.AffinityScoring.Score(scheduling)), AffinityWeight);
        return total;
    }

    private void AddTaints(Pod pod, IReadOnlyList<NodeState> candidates, long[] total)
    {
        var raw = new long[total.Length];
        for (var i = 0; i < raw.Length; i++)
            raw[i] = TaintToleration.Score(candidates[i].Taints, pod.Tolerations);
        Add(total, ScoreNormalization.Proportional(raw, reverse: true), TaintWeight);
    }

    private void AddNodeAffinity(Pod pod, IReadOnlyList<NodeState> candidates, long[] total)
    {
        if (pod.Template.Affinity is not { PreferredNodeTerms: { Count: > 0 } terms })
            return;
        var raw = new long[total.Length];
        for (var i = 0; i < raw.Length; i++)
            raw[i] = NodeTerms.Score(terms, candidates[i].Node.Name, candidates[i].Node.Labels);
        Add(total, ScoreNormalization.Proportional(raw, reverse: false), AffinityWeight);
    }

    private static void Add(long[] total, long[] scores, int weight)
    {
        for (var i = 0; i < total.Length; i++)
            total[i] += weight * scores[i];
    }
}
