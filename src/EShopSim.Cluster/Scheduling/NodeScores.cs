using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Scheduling;

/// <summary>The weighted sum of the score plugins (pkg/scheduler/apis/config/v1/default_plugins.go).</summary>
/// <remarks>ImageLocality is left out: manifests do not tell how large images are.</remarks>
/// <param name="state">The API store.</param>
/// <param name="hasPodAffinity">Whether any pod of the cluster has rules about other pods.</param>
internal sealed class NodeScores(ClusterState state, bool hasPodAffinity)
{
    private const int SpreadWeight = 2;

    private readonly KubernetesVersion _version = state.Options.Version;
    private readonly SpreadDefaults _spreadDefaults = new(state);

    private int TaintWeight => _version == KubernetesVersion.V1_20 ? 1 : 3;

    private int AffinityWeight => _version == KubernetesVersion.V1_20 ? 1 : 2;

    /// <summary>The scores of the nodes, in their order.</summary>
    public long[] Score(Pod pod, IReadOnlyList<NodeState> candidates, IReadOnlyList<SchedulingNode> nodes)
    {
        var total = new long[candidates.Count];
        var resources = pod.TemplateRevision.Resources;
        for (var i = 0; i < total.Length; i++)
        {
            var node = candidates[i].Resources;
            total[i] = ResourceScores.LeastAllocated(resources, node, ResourceWeights.Default, _version)
                + (ResourceScores.BalancedAllocation(resources, node, _version) ?? 0);
        }

        AddTaints(pod, candidates, total);
        AddNodeAffinity(pod, candidates, total);
        var scheduling = new SchedulingNode[candidates.Count];
        for (var i = 0; i < scheduling.Length; i++)
            scheduling[i] = candidates[i].Scheduling;
        AddSpreading(pod, nodes, scheduling, total);
        if (hasPodAffinity)
            Add(total, ScoreNormalization.Spread(PodAffinityScoring.Score(pod.Placed, nodes, scheduling)), AffinityWeight);
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

    private void AddSpreading(Pod pod, IReadOnlyList<SchedulingNode> nodes, SchedulingNode[] candidates, long[] total)
    {
        var own = pod.Template.TopologySpreadConstraints;
        var constraints = own.Count > 0 ? own : _spreadDefaults.For(pod);
        if (constraints.All(static constraint => constraint.DoNotSchedule))
            return;
        var scores = SpreadScoring.Score(
            pod.Placed, constraints, areSystemDefaults: own.Count == 0, pod.TemplateRevision.NodeAffinity, nodes, candidates, _version);
        Add(total, Array.ConvertAll(scores, static score => score.Normalized), SpreadWeight);
    }

    private static void Add(long[] total, long[] scores, int weight)
    {
        for (var i = 0; i < total.Length; i++)
            total[i] += weight * scores[i];
    }
}
