using EShopSim.Cluster.Api;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.NodeAutoscaling;

/// <summary>The pods that the scheduler has found no node for (condition PodScheduled False, reason Unschedulable).</summary>
internal sealed class PendingPods
{
    // --expendable-pods-priority-cutoff: pods below are nobody's concern.
    private const int PriorityCutoff = -10;

    private readonly SortedDictionary<int, Pod> _pods = [];

    /// <summary>A pod was tried in vain; answers whether that is news. Pods of DaemonSets wait for their own node.</summary>
    public bool Add(Pod pod) => pod.Workload.Kind != WorkloadKind.DaemonSet && pod.Priority >= PriorityCutoff && _pods.TryAdd(pod.Index, pod);

    /// <summary>Those that still wait: the highest priority first, then the oldest.</summary>
    public List<Pod> Waiting()
    {
        foreach (var index in _pods.Where(static entry => entry.Value.NodeIndex >= 0 || !entry.Value.IsActive).Select(static entry => entry.Key).ToArray())
            _pods.Remove(index);
        return [.. _pods.Values.OrderByDescending(static pod => pod.Priority).ThenBy(static pod => pod.Index)];
    }
}
