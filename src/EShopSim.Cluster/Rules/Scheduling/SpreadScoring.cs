using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Scores candidate nodes by the ScheduleAnyway constraints of a pod (plugins/podtopologyspread/scoring.go).</summary>
public static class SpreadScoring
{
    /// <summary>What the scheduler applies to a pod without constraints: nodes with a skew of 3, zones with one of 5.</summary>
    /// <param name="ownerSelector">Selects the pods of the same Service, ReplicaSet or StatefulSet.</param>
    public static IReadOnlyList<TopologySpreadConstraint> SystemDefaults(LabelSelector ownerSelector) =>
    [
        new(3, Node.HostnameLabel, DoNotSchedule: false, ownerSelector),
        new(5, Node.ZoneLabel, DoNotSchedule: false, ownerSelector),
    ];

    /// <summary>The scores of the candidates, in their order.</summary>
    /// <param name="pod">The pod to place.</param>
    /// <param name="constraints">Its constraints; only those with ScheduleAnyway are looked at.</param>
    /// <param name="areSystemDefaults">Whether they are the scheduler's own; then nodes that lack a label are scored too, from 1.28 on.</param>
    /// <param name="affinity">Pods on nodes outside of it do not count.</param>
    /// <param name="nodes">All nodes.</param>
    /// <param name="candidates">The nodes that passed all filters.</param>
    /// <param name="version">From 1.28 on the raw score is rounded, before it was cut off.</param>
    public static SpreadScore[] Score(
        PlacedPod pod,
        IReadOnlyList<TopologySpreadConstraint> constraints,
        bool areSystemDefaults,
        RequiredNodeAffinity affinity,
        IReadOnlyList<SchedulingNode> nodes,
        IReadOnlyList<SchedulingNode> candidates,
        KubernetesVersion version)
    {
        var scoresAll = areSystemDefaults && version >= KubernetesVersion.V1_28;
        var soft = constraints.Where(constraint => !constraint.DoNotSchedule).ToList();
        var raw = new long?[candidates.Count];
        var counts = Count(pod, soft, scoresAll, affinity, nodes, candidates);
        var scored = candidates.Count(node => IsScored(node, soft, scoresAll));
        for (var i = 0; i < raw.Length; i++)
            if (IsScored(candidates[i], soft, scoresAll))
                raw[i] = Raw(pod, soft, counts, candidates[i], scored, version);
        return Normalize(raw);
    }

    private static bool IsScored(SchedulingNode node, List<TopologySpreadConstraint> constraints, bool scoresAll) =>
        scoresAll || SpreadCounts.HasAllKeys(node, constraints);

    private static bool IsHostname(TopologySpreadConstraint constraint) =>
        string.Equals(constraint.TopologyKey, Node.HostnameLabel, StringComparison.Ordinal);

    private static SpreadCounts[] Count(
        PlacedPod pod,
        List<TopologySpreadConstraint> constraints,
        bool scoresAll,
        RequiredNodeAffinity affinity,
        IReadOnlyList<SchedulingNode> nodes,
        IReadOnlyList<SchedulingNode> candidates)
    {
        var counts = new SpreadCounts[constraints.Count];
        for (var i = 0; i < counts.Length; i++)
        {
            var constraint = constraints[i];
            var count = counts[i] = new SpreadCounts();
            if (IsHostname(constraint))
                continue;
            foreach (var node in candidates)
                if (IsScored(node, constraints, scoresAll))
                    count.AddDomain(Domain(node, constraint));
            foreach (var node in nodes)
                if (affinity.Matches(node.Name, node.Labels) && IsScored(node, constraints, scoresAll))
                    count.AddPods(Domain(node, constraint), SpreadCounts.Matching(node, constraint.Selector, pod.Namespace));
        }

        return counts;
    }

    // Without the label a node belongs to the domain of the empty value.
    private static string Domain(SchedulingNode node, TopologySpreadConstraint constraint) =>
        node.Labels.GetValueOrDefault(constraint.TopologyKey, "");

    private static long Raw(
        PlacedPod pod, List<TopologySpreadConstraint> constraints, SpreadCounts[] counts, SchedulingNode node, int scoredNodes, KubernetesVersion version)
    {
        var score = 0.0;
        for (var i = 0; i < constraints.Count; i++)
        {
            var constraint = constraints[i];
            if (!node.Labels.TryGetValue(constraint.TopologyKey, out var domain))
                continue;
            // A node is its own domain: its pods are counted here, and there are as many domains as nodes.
            var pods = IsHostname(constraint)
                ? SpreadCounts.Matching(node, constraint.Selector, pod.Namespace)
                : counts[i].PodsIn(domain);
            var domains = IsHostname(constraint) ? scoredNodes : counts[i].DomainCount;
            score += (pods * Math.Log(domains + 2)) + (constraint.MaxSkew - 1);
        }

        return version >= KubernetesVersion.V1_28 ? (long)Math.Round(score, MidpointRounding.AwayFromZero) : (long)score;
    }

    private static SpreadScore[] Normalize(long?[] raw)
    {
        long min = long.MaxValue, max = 0;
        foreach (var score in raw)
            if (score is { } known)
                (min, max) = (Math.Min(min, known), Math.Max(max, known));
        return Array.ConvertAll(raw, score => score switch
        {
            null => new SpreadScore(0, 0),
            _ when max == 0 => new SpreadScore(score.Value, ResourceScores.MaxNodeScore),
            _ => new SpreadScore(score.Value, ResourceScores.MaxNodeScore * (max + min - score.Value) / max),
        });
    }
}
