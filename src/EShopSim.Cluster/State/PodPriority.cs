using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.State;

/// <summary>The priority that admission gives a pod.</summary>
internal sealed class PodPriority(IReadOnlyList<PriorityClass> classes)
{
    private const int SystemClusterCritical = 2_000_000_000;
    private const int SystemNodeCritical = 2_000_001_000;

    /// <summary>The priority of a pod (plugin/pkg/admission/priority): its class, else the global default of least value, else 0.</summary>
    public int Of(PodTemplate template) => template.PriorityClassName switch
    {
        "system-cluster-critical" => SystemClusterCritical,
        "system-node-critical" => SystemNodeCritical,
        _ => ClassOf(template)?.Value ?? 0,
    };

    /// <summary>Whether a pod waits its turn instead of pushing others out (preemptionPolicy Never).</summary>
    public bool NeverPreempts(PodTemplate template) => ClassOf(template) is { NeverPreempts: true };

    private PriorityClass? ClassOf(PodTemplate template)
    {
        PriorityClass? found = null;
        foreach (var candidate in classes)
            if (template.PriorityClassName is { Length: > 0 } name)
                found ??= string.Equals(candidate.Name, name, StringComparison.Ordinal) ? candidate : null;
            else if (candidate.GlobalDefault && (found is null || candidate.Value < found.Value))
                found = candidate;
        return found;
    }
}
