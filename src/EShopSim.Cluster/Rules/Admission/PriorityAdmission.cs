using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Admission;

/// <summary>The priority that a pod gets from its class (plugin/pkg/admission/priority).</summary>
public static class PriorityAdmission
{
    private const int SystemClusterCritical = 2_000_000_000;
    private const int SystemNodeCritical = 2_000_001_000;

    /// <summary>The priority of a pod: its class's, else that of the global default of least value, else 0.</summary>
    public static int Priority(PodTemplate template, IReadOnlyList<PriorityClass> classes) => template.PriorityClassName switch
    {
        "system-cluster-critical" => SystemClusterCritical,
        "system-node-critical" => SystemNodeCritical,
        _ => ClassOf(template, classes)?.Value ?? 0,
    };

    /// <summary>Whether a pod waits its turn instead of pushing others out (preemptionPolicy Never).</summary>
    public static bool NeverPreempts(PodTemplate template, IReadOnlyList<PriorityClass> classes) => ClassOf(template, classes) is { NeverPreempts: true };

    /// <summary>Why the pod is not let in: there is no such class, or it names another priority than its class; null when it is.</summary>
    public static string? Refusal(PodTemplate template, IReadOnlyList<PriorityClass> classes)
    {
        if (template.PriorityClassName is { Length: > 0 } name
            && name is not ("system-cluster-critical" or "system-node-critical")
            && ClassOf(template, classes) is null)
            return $"no PriorityClass with name {name} was found";
        return template.Priority is { } written && Priority(template, classes) is var computed && written != computed
            ? FormattableString.Invariant($"the integer value of priority ({written}) must not be provided in pod spec; priority admission controller computed {computed} from the given PriorityClass name")
            : null;
    }

    private static PriorityClass? ClassOf(PodTemplate template, IReadOnlyList<PriorityClass> classes)
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
