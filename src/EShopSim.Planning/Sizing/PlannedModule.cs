using EShopSim.Cluster.Api;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Pods;

namespace EShopSim.Planning.Sizing;

/// <summary>A module whose replicas are planned: it serves requests, and its workload can be scaled.</summary>
/// <param name="Module">The module.</param>
/// <param name="Template">What its pods are made from.</param>
/// <param name="Replicas">Replicas in the manifests.</param>
/// <param name="Autoscaler">The HPA that scales it; null without one.</param>
public sealed record PlannedModule(Module Module, PodTemplate Template, int Replicas, HorizontalPodAutoscaler? Autoscaler)
{
    /// <summary>Its name.</summary>
    public string Name => Module.Name;

    /// <summary>Its workload.</summary>
    public WorkloadRef Workload => Module.Workload;

    /// <summary>CPU that a pod requests, in cores.</summary>
    public double RequestCores => PodContainers.CpuRequestMillicores(Template) / 1000.0;

    /// <summary>
    /// Cores that a pod can count on at the peak: its limit; without one its request, since on full nodes the kernel divides CPU by
    /// requests; without both those of a node.
    /// </summary>
    public double CoresOn(IReadOnlyList<Node> nodes)
    {
        var node = nodes.Count == 0 ? 1 : nodes.Min(n => (n.Capacity.CpuMillicores ?? n.Allocatable.CpuMillicores ?? 1000) / 1000.0);
        var limit = PodContainers.CpuLimitCores(Template);
        return Math.Min(node, double.IsFinite(limit) ? limit : RequestCores > 0 ? RequestCores : node);
    }

    /// <summary>Requests in service at once in a pod; null is unlimited.</summary>
    public int? SlotsOn(double cores) => Module.Discipline == ServiceDiscipline.Fifo
        ? Module.Workers ?? Math.Max(1, (int)Math.Ceiling(cores))
        : Module.Concurrency;

    /// <summary>The modules of a scenario whose replicas can be planned, in its order.</summary>
    public static IReadOnlyList<PlannedModule> AllIn(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return [.. scenario.Modules.Where(m => m.Operations.Count > 0).Select(m => Of(scenario.Cluster, m)).OfType<PlannedModule>()];
    }

    private static PlannedModule? Of(ClusterObjects cluster, Module module)
    {
        var autoscaler = cluster.Autoscalers.FirstOrDefault(a => a.Target == module.Workload);
        return module.Workload.Kind switch
        {
            WorkloadKind.Deployment => cluster.Deployments.Where(d => IsIt(d.Meta)).Select(d => new PlannedModule(module, d.Template, d.Replicas ?? 1, autoscaler)).FirstOrDefault(),
            WorkloadKind.StatefulSet => cluster.StatefulSets.Where(s => IsIt(s.Meta)).Select(s => new PlannedModule(module, s.Template, s.Replicas ?? 1, autoscaler)).FirstOrDefault(),
            WorkloadKind.ReplicaSet => cluster.ReplicaSets.Where(r => IsIt(r.Meta)).Select(r => new PlannedModule(module, r.Template, r.Replicas ?? 1, autoscaler)).FirstOrDefault(),
            _ => null,
        };

        bool IsIt(ObjectMeta meta) =>
            string.Equals(meta.Name, module.Workload.Name, StringComparison.Ordinal) && string.Equals(meta.Namespace, module.Workload.Namespace, StringComparison.Ordinal);
    }
}
