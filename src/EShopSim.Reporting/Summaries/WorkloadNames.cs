using EShopSim.Cluster.Api;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Summaries;

/// <summary>Workload names as short as a run allows: <c>catalog</c>, and <c>shop/catalog</c> where the name alone is not enough.</summary>
internal static class WorkloadNames
{
    public static string In(RunResult result, WorkloadRef workload)
    {
        var sameName = result.Workloads.Where(w => string.Equals(w.Workload.Name, workload.Name, StringComparison.Ordinal)).ToList();
        if (sameName.Count <= 1)
            return workload.Name;
        return sameName.Count(w => string.Equals(w.Workload.Namespace, workload.Namespace, StringComparison.Ordinal)) <= 1
            ? $"{workload.Namespace}/{workload.Name}"
            : $"{workload.Namespace}/{workload.Name} ({workload.Kind})";
    }
}
