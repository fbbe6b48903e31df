using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Engine;

namespace EShopSim.Cluster;

/// <summary>A node as the API server knows it, and whether its machine is alive.</summary>
public sealed class NodeState
{
    // The kubelet's own limit, where the object names none.
    private const int DefaultMaxPods = 110;

    internal NodeState(int index, Node node)
    {
        Index = index;
        Node = node;
        Unschedulable = node.Unschedulable;
        TaintList = [.. node.Taints];
        Resources = NodeResources.Of(node.Allocatable with { Pods = node.Allocatable.Pods ?? DefaultMaxPods });
        Scheduling = new SchedulingNode(node.Name, node.Labels);
    }

    /// <summary>Position in the control plane's nodes.</summary>
    public int Index { get; }

    /// <summary>The object it was created from.</summary>
    public Node Node { get; }

    /// <summary>Whether the Ready condition is True.</summary>
    public bool IsReady { get; internal set; } = true;

    /// <summary>Whether the machine is alive, whatever the API says.</summary>
    public bool IsUp { get; internal set; } = true;

    /// <summary>Whether its object was deleted; it keeps its index.</summary>
    public bool IsDeleted { get; internal set; }

    /// <summary>Whether it is cordoned.</summary>
    public bool Unschedulable { get; internal set; }

    /// <summary>Its taints now.</summary>
    public IReadOnlyList<Taint> Taints => TaintList;

    /// <summary>Pods bound to it, terminating ones included, in order of binding.</summary>
    public IReadOnlyList<Pod> Pods => PodList;

    /// <summary>CPU requested by the pods that have not ended, in millicores.</summary>
    public long RequestedCpuMillicores => Resources.Requested.CpuMillicores;

    /// <summary>Memory requested by the pods that have not ended, in bytes.</summary>
    public long RequestedMemoryBytes => Resources.Requested.MemoryBytes;

    /// <summary>How long the machine has been paid for until now: since it was ordered, or from the beginning, until it was given back.</summary>
    public TimeSpan PaidTime(SimTime now) => Paid + (PaidSince is { } since ? now - since : TimeSpan.Zero);

    internal List<Taint> TaintList { get; }

    /// <summary>Since when the machine is paid for; null while there is none.</summary>
    internal SimTime? PaidSince { get; set; } = SimTime.Zero;

    /// <summary>How long the machines before it were paid for.</summary>
    internal TimeSpan Paid { get; set; }

    internal List<Pod> PodList { get; } = [];

    /// <summary>What the scheduler counts: allocatable, and what pods that have not ended request.</summary>
    internal NodeResources Resources { get; set; }

    /// <summary>The same node to try things on.</summary>
    internal NodeState Copy()
    {
        var copy = new NodeState(Index, Node) { IsReady = IsReady, Unschedulable = Unschedulable, Resources = Resources };
        copy.TaintList.Clear();
        copy.TaintList.AddRange(TaintList);
        return copy;
    }

    /// <summary>The node as spreading and affinity see it.</summary>
    internal SchedulingNode Scheduling { get; }
}
