using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Cluster.Scheduling;

namespace EShopSim.Cluster.NodeAutoscaling;

/// <summary>Pods of a simulated cluster that the scheduler cannot tell apart.</summary>
/// <param name="kind">As spreading and affinity see them.</param>
internal sealed class SimulatedGroup(PlacedPod kind)
{
    /// <summary>As spreading and affinity see them.</summary>
    public PlacedPod Kind { get; } = kind;

    /// <summary>How many are where; several entries of a node add up.</summary>
    public List<(NodeState Node, PodsOnNode Pods)> Pods { get; } = [];

    /// <summary>What is counted for one of them that is to be placed; null until there was one.</summary>
    public GroupCounts? Counts { get; set; }

    /// <summary>Notes pods on a node; negative numbers take them back.</summary>
    public void Add(NodeState node, PodsOnNode pods)
    {
        if (Pods.Count == 0 || Pods[^1].Node != node)
        {
            Pods.Add((node, pods));
            return;
        }

        // What is tried is taken back in reverse, so that nothing is left of it here.
        Pods[^1] = (node, Pods[^1].Pods.Plus(pods));
        if (Pods[^1].Pods == default)
            Pods.RemoveAt(Pods.Count - 1);
    }
}
