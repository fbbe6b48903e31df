using EShopSim.Cluster.Api;
using EShopSim.Cluster.Scheduling;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.DaemonSets;

/// <summary>A DaemonSet with what its controller needs to know.</summary>
internal sealed class ManagedDaemonSet(DaemonSet spec, WorkloadState workload)
{
    public DaemonSet Spec { get; } = spec;

    public WorkloadState Workload { get; } = workload;

    /// <summary>Pods made so far; names the next.</summary>
    public int PodsCreated { get; set; }

    /// <summary>Whether the node should get a pod; whether it fits is the scheduler's business (NodeShouldRunDaemonPod).</summary>
    public bool ShouldRunOn(NodeState node) =>
        NodeSelection.Matches(Workload.Template, node.Node)
        && NodeSelection.Tolerates(Tolerations(), node.Taints, executeOnly: false);

    /// <summary>Whether a pod that is there stays: only a NoExecute taint or a changed selector drives it out.</summary>
    public bool MayStayOn(NodeState node) =>
        NodeSelection.Matches(Workload.Template, node.Node)
        && NodeSelection.Tolerates(Tolerations(), node.Taints, executeOnly: true);

    /// <summary>Its pods by the node they are meant for, terminating ones included.</summary>
    public List<Pod>[] PodsByNode(int nodes)
    {
        var byNode = new List<Pod>[nodes];
        for (var i = 0; i < nodes; i++)
            byNode[i] = [];
        foreach (var pod in Workload.PodList)
            byNode[pod.TargetNode].Add(pod);
        return byNode;
    }

    private IReadOnlyList<Toleration> Tolerations() => PodTolerations.Of(Workload.Template, WorkloadKind.DaemonSet);
}
