using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Scheduling;

/// <summary>The weighted sum of the score plugins (pkg/scheduler/apis/config/v1/default_plugins.go).</summary>
/// <remarks>ImageLocality is left out: manifests do not tell how large images are.</remarks>
/// <param name="version">Whose weights.</param>
internal sealed class NodeScores(KubernetesVersion version)
{
    private const int SpreadWeight = 2;

    // Used again for each pod: hundreds of candidates, and tens of thousands of pods.
    private long[] _total = [];
    private long[] _raw = [];
    private SchedulingNode[] _nodes = [];
    private SpreadScore[] _spread = [];

    private int TaintWeight => version == KubernetesVersion.V1_20 ? 1 : 3;

    private int AffinityWeight => version == KubernetesVersion.V1_20 ? 1 : 2;

    /// <summary>The scores of the nodes, in their order; good until the next call.</summary>
    public ReadOnlySpan<long> Score(Pod pod, List<NodeState> candidates, GroupCounts counts)
    {
        if (_total.Length < candidates.Count)
            Grow(candidates.Count);
        var total = _total.AsSpan(0, candidates.Count);
        var resources = pod.TemplateRevision.Resources;
        for (var i = 0; i < total.Length; i++)
        {
            var node = candidates[i].Resources;
            total[i] = ResourceScores.LeastAllocated(resources, node, ResourceWeights.Default, version)
                + (ResourceScores.BalancedAllocation(resources, node, version) ?? 0);
        }

        AddTaints(pod, candidates, total);
        AddNodeAffinity(pod, candidates, total);
        for (var i = 0; i < total.Length; i++)
            _nodes[i] = candidates[i].Scheduling;
        if (!counts.SpreadScoring.IsEmpty)
            AddSpread(counts.SpreadScoring, total);
        if (!counts.AffinityScoring.IsEmpty)
            Add(total, ScoreNormalization.Spread(counts.AffinityScoring.Score(_nodes[..total.Length])), AffinityWeight);
        return total;
    }

    private void Grow(int count)
    {
        _total = new long[2 * count];
        _raw = new long[2 * count];
        _nodes = new SchedulingNode[2 * count];
        _spread = new SpreadScore[2 * count];
    }

    private void AddSpread(SpreadScoring scoring, Span<long> total)
    {
        var scores = _spread.AsSpan(0, total.Length);
        scoring.Score(_nodes.AsSpan(0, total.Length), scores);
        for (var i = 0; i < total.Length; i++)
            total[i] += SpreadWeight * scores[i].Normalized;
    }

    private void AddTaints(Pod pod, List<NodeState> candidates, Span<long> total)
    {
        var raw = _raw.AsSpan(0, total.Length);
        for (var i = 0; i < raw.Length; i++)
            raw[i] = TaintToleration.Score(candidates[i].TaintList, pod.Tolerations);

        // Without such taints all nodes are as good.
        if (raw.ContainsAnyExcept(0))
            Add(total, ScoreNormalization.Proportional(raw.ToArray(), reverse: true), TaintWeight);
    }

    private void AddNodeAffinity(Pod pod, List<NodeState> candidates, Span<long> total)
    {
        if (pod.Template.Affinity is not { PreferredNodeTerms: { Count: > 0 } terms })
            return;
        var raw = new long[total.Length];
        for (var i = 0; i < raw.Length; i++)
            raw[i] = NodeTerms.Score(terms, candidates[i].Node.Name, candidates[i].Node.Labels);
        Add(total, ScoreNormalization.Proportional(raw, reverse: false), AffinityWeight);
    }

    private static void Add(Span<long> total, long[] scores, int weight)
    {
        for (var i = 0; i < total.Length; i++)
            total[i] += weight * scores[i];
    }
}
