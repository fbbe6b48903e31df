using EShopSim.Cluster.Api;
using EShopSim.Planning.Runs;
using EShopSim.Simulation;

namespace EShopSim.Planning.Costing;

/// <summary>What an hour of one replica costs: the share of a node that its requests keep others from using, at the node's price.</summary>
/// <remarks>
/// The share is the larger of those of CPU and memory, since that resource runs out first. Nodes of several pools count by their number.
/// Where no pool has a price, a core-hour of requests costs 1, so that settings can still be compared.
/// </remarks>
public sealed class ReplicaPrices
{
    private readonly Dictionary<WorkloadRef, double> _perHour = [];

    private ReplicaPrices(bool isInCurrency) => IsInCurrency = isInCurrency;

    /// <summary>Whether prices were given; otherwise costs are core-hours requested.</summary>
    public bool IsInCurrency { get; }

    /// <summary>The unit of the costs, for tables.</summary>
    public string Unit => IsInCurrency ? "currency" : "core-hours";

    /// <summary>Prices of all workloads of a scenario.</summary>
    public static ReplicaPrices Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var nodes = scenario.Cluster.Nodes;
        var prices = new ReplicaPrices(nodes.Any(n => n.HourlyPrice > 0));
        foreach (var (workload, template) in Workloads(scenario.Cluster))
        {
            var cores = template.Containers.Sum(c => c.Requests.CpuMillicores ?? 0) / 1000.0;
            var bytes = template.Containers.Sum(c => c.Requests.MemoryBytes ?? 0);
            prices._perHour[workload] = prices.IsInCurrency ? nodes.Average(n => n.HourlyPrice * ShareOf(n, cores, bytes)) : cores;
        }

        return prices;
    }

    /// <summary>Price of one replica for an hour; 0 for a workload that requests nothing.</summary>
    public double PerHour(WorkloadRef workload) => _perHour.GetValueOrDefault(workload);

    /// <summary>What the replicas of a run cost after its warm-up.</summary>
    public double Of(RunMeasures run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Workloads.Sum(w => w.ReplicaHours * PerHour(w.Workload));
    }

    private static double ShareOf(Node node, double cores, long bytes)
    {
        var ofCores = node.Allocatable.CpuMillicores is > 0 and var millicores ? cores * 1000 / millicores : 0;
        var ofMemory = node.Allocatable.MemoryBytes is > 0 and var memory ? (double)bytes / memory : 0;
        return Math.Max(ofCores, ofMemory);
    }

    private static IEnumerable<(WorkloadRef Workload, PodTemplate Template)> Workloads(ClusterObjects cluster) =>
    [
        .. cluster.Deployments.Select(d => (new WorkloadRef(WorkloadKind.Deployment, d.Meta.Namespace, d.Meta.Name), d.Template)),
        .. cluster.StatefulSets.Select(s => (new WorkloadRef(WorkloadKind.StatefulSet, s.Meta.Namespace, s.Meta.Name), s.Template)),
        .. cluster.ReplicaSets.Select(r => (new WorkloadRef(WorkloadKind.ReplicaSet, r.Meta.Namespace, r.Meta.Name), r.Template)),
        .. cluster.DaemonSets.Select(d => (new WorkloadRef(WorkloadKind.DaemonSet, d.Meta.Namespace, d.Meta.Name), d.Template)),
    ];
}
