using EShopSim.Cluster;
using EShopSim.Cluster.Api;

namespace EShopSim.Planning.Sizing;

/// <summary>Where the scheduler has put the pods.</summary>
internal sealed class Placement
{
    private readonly Dictionary<(WorkloadRef Workload, int Node), int> _pods = [];
    private readonly IReadOnlyList<Node> _nodes;

    private Placement(IReadOnlyList<Node> nodes) => _nodes = nodes;

    /// <summary>Pods that found no place; those of DaemonSets do not count, they belong to nodes.</summary>
    public int Pending { get; private set; }

    /// <summary>CPU requested over CPU allocatable, all nodes together, in percent; NaN without nodes.</summary>
    public double CpuRequestedPercent { get; private init; }

    /// <summary>The same for memory.</summary>
    public double MemoryRequestedPercent { get; private init; }

    public static Placement Of(ControlPlane plane)
    {
        var placement = new Placement([.. plane.Nodes.Select(n => n.Node)])
        {
            CpuRequestedPercent = 100.0 * plane.Nodes.Sum(n => n.RequestedCpuMillicores) / plane.Nodes.Sum(n => n.Node.Allocatable.CpuMillicores ?? 0),
            MemoryRequestedPercent = 100.0 * plane.Nodes.Sum(n => n.RequestedMemoryBytes) / plane.Nodes.Sum(n => n.Node.Allocatable.MemoryBytes ?? 0),
        };
        foreach (var pod in plane.Pods)
            if (pod.NodeIndex >= 0)
                placement._pods[(pod.Workload, pod.NodeIndex)] = placement._pods.GetValueOrDefault((pod.Workload, pod.NodeIndex)) + 1;
            else if (pod.Workload.Kind != WorkloadKind.DaemonSet)
                placement.Pending++;
        return placement;
    }

    /// <summary>Pods of a workload that have a node.</summary>
    public int Running(WorkloadRef workload) => Enumerable.Range(0, _nodes.Count).Sum(n => _pods.GetValueOrDefault((workload, n)));

    /// <summary>Cores that the pods of the busiest node use over those it has, when all pods of a module use alike.</summary>
    public double BusiestShare(IReadOnlyList<PlannedModule> modules, IReadOnlyList<int> replicas, IReadOnlyList<double> usedCores) => Enumerable.Range(0, _nodes.Count)
        .Select(n => modules.Select((m, i) => _pods.GetValueOrDefault((m.Workload, n)) * usedCores[i] / replicas[i]).Sum() / ((_nodes[n].Capacity.CpuMillicores ?? _nodes[n].Allocatable.CpuMillicores ?? 1000) / 1000.0))
        .DefaultIfEmpty(0).Max();

    /// <summary>Pods of each module on some of the nodes.</summary>
    public IReadOnlyList<int> In(IReadOnlyList<PlannedModule> modules, Func<Node, bool> chosen) =>
        [.. modules.Select(m => Enumerable.Range(0, _nodes.Count).Where(n => chosen(_nodes[n])).Sum(n => _pods.GetValueOrDefault((m.Workload, n))))];
}
