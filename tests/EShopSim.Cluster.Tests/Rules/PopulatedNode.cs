using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Tests.Rules;

/// <summary>A node and the pods on it.</summary>
internal sealed record PopulatedNode(SchedulingNode Node, IReadOnlyList<PlacedPod> Pods)
{
    /// <summary>Tells every pod, one by one.</summary>
    public static T Count<T>(T counter, Action<SchedulingNode, PlacedPod, int> add, IReadOnlyList<PopulatedNode> nodes)
    {
        foreach (var (node, pods) in nodes)
            foreach (var pod in pods)
                add(node, pod, 1);
        return counter;
    }
}
