using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>What the constraints of a pod ask of nodes and of other pods.</summary>
internal static class TopologyKeys
{
    /// <summary>Whether a node has the keys of all constraints.</summary>
    public static bool HasAll(SchedulingNode node, IReadOnlyList<TopologySpreadConstraint> constraints)
    {
        for (var i = 0; i < constraints.Count; i++)
            if (node.ValueOf(constraints[i].TopologyKey) is null)
                return false;
        return true;
    }

    /// <summary>Whether a constraint of a pod counts another: of the same namespace, and selected.</summary>
    public static bool Counts(TopologySpreadConstraint constraint, PlacedPod pod, PlacedPod other) =>
        string.Equals(other.Namespace, pod.Namespace, StringComparison.Ordinal) && constraint.Selector.Matches(other.Labels);
}
