using EShopSim.Cluster.Api;

namespace EShopSim.Cluster;

/// <summary>A node as the API server knows it, and whether its machine is alive.</summary>
public sealed class NodeState
{
    internal NodeState(int index, Node node)
    {
        Index = index;
        Node = node;
        Unschedulable = node.Unschedulable;
        TaintList = [.. node.Taints];
    }

    /// <summary>Position in the control plane's nodes.</summary>
    public int Index { get; }

    /// <summary>The object it was created from.</summary>
    public Node Node { get; }

    /// <summary>Whether the Ready condition is True.</summary>
    public bool IsReady { get; internal set; } = true;

    /// <summary>Whether the machine is alive, whatever the API says.</summary>
    public bool IsUp { get; internal set; } = true;

    /// <summary>Whether it is cordoned.</summary>
    public bool Unschedulable { get; internal set; }

    /// <summary>Its taints now.</summary>
    public IReadOnlyList<Taint> Taints => TaintList;

    /// <summary>Pods bound to it, terminating ones included, in order of binding.</summary>
    public IReadOnlyList<Pod> Pods => PodList;

    /// <summary>CPU requested by the pods that have not ended, in millicores.</summary>
    public long RequestedCpuMillicores { get; internal set; }

    /// <summary>Memory requested by the pods that have not ended, in bytes.</summary>
    public long RequestedMemoryBytes { get; internal set; }

    internal List<Taint> TaintList { get; }

    internal List<Pod> PodList { get; } = [];

    /// <summary>Pods that take up resources: bound and not ended.</summary>
    internal int OccupyingPods { get; set; }
}
