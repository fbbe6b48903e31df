using EShopSim.Cluster.Api;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Scheduling;

/// <summary>Chooses a node for a pod: filters, then scores, then a drawn tie.</summary>
internal sealed class Placement(ClusterState state)
{
    /// <summary>The node for a pod, or why there is none.</summary>
    public PlacementResult FindNode(Pod pod)
    {
        NodeState? best = null;
        foreach (var node in state.Nodes.All)
            if ((pod.TargetNode < 0 || pod.TargetNode == node.Index) && Feasible(pod, node) && (best is null || node.PodList.Count < best.PodList.Count))
                best = node;
        return new PlacementResult(best, best is null ? $"0/{state.Nodes.All.Count} nodes are available" : "");
    }

    private static bool Feasible(Pod pod, NodeState node)
    {
        var allocatable = node.Node.Allocatable;
        var resources = pod.TemplateRevision.Resources;
        return (!node.Unschedulable || pod.Workload.Kind == WorkloadKind.DaemonSet)
            && NodeSelection.Tolerates(pod.Tolerations, node.Taints, executeOnly: false)
            && NodeSelection.Matches(pod.Template, node.Node)
            && node.OccupyingPods < (allocatable.Pods ?? long.MaxValue)
            && node.RequestedCpuMillicores + resources.CpuMillicores <= (allocatable.CpuMillicores ?? 0)
            && node.RequestedMemoryBytes + resources.MemoryBytes <= (allocatable.MemoryBytes ?? 0);
    }
}
