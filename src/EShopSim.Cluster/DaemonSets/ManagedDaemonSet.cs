using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;
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
        !node.IsDeleted && IsEligible(node) && TaintToleration.FindUntolerated(node.Taints, Tolerations()) is null;

    /// <summary>Whether a pod that is there stays: only a NoExecute taint or a changed selector drives it out.</summary>
    public bool MayStayOn(NodeState node) =>
        IsEligible(node)
        && TaintToleration.FindUntolerated(node.TaintList.FindAll(static taint => taint.Effect == TaintEffect.NoExecute), Tolerations()) is null;

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

    private bool IsEligible(NodeState node) => Workload.CurrentRevision.NodeAffinity.Matches(node.Node.Name, node.Node.Labels);

    private IReadOnlyList<Toleration> Tolerations() => PodTolerations.Of(Workload.Template, WorkloadKind.DaemonSet);

    /// <summary>Syncs in a row in which a pod was refused.</summary>
    public int Refusals { get; set; }
}
