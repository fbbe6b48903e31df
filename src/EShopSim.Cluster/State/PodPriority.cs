using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.State;

/// <summary>The priority that admission gives a pod.</summary>
internal sealed class PodPriority(IReadOnlyList<PriorityClass> classes)
{
    private const int SystemClusterCritical = 2_000_000_000;
    private const int SystemNodeCritical = 2_000_001_000;

    /// <summary>The priority of a pod (plugin/pkg/admission/priority): its class, else the global default of least value, else 0.</summary>
    public int Of(PodTemplate template)
    {
        switch (template.PriorityClassName)
        {
            case "system-cluster-critical":
                return SystemClusterCritical;
            case "system-node-critical":
                return SystemNodeCritical;
            case { Length: > 0 } name:
                foreach (var candidate in classes)
                    if (string.Equals(candidate.Name, name, StringComparison.Ordinal))
                        return candidate.Value;
                return 0;
        }

        int? least = null;
        foreach (var candidate in classes)
            if (candidate.GlobalDefault && (least is null || candidate.Value < least))
                least = candidate.Value;
        return least ?? 0;
    }
}
