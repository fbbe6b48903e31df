namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Scores of a node by its resources, 0 to 100 (plugins/noderesources).</summary>
public static class ResourceScores
{
    /// <summary>The best score of a plugin.</summary>
    public const long MaxNodeScore = 100;

    /// <summary>Prefers nodes with much left, the pod to place included. A resource the node lacks counts as 0 in 1.20, and not at all later.</summary>
    public static long LeastAllocated(PodResources pod, NodeResources node, ResourceWeights weights, KubernetesVersion version)
    {
        long score = 0, weightSum = 0;
        Add(weights.Cpu, node.NonZeroRequested.CpuMillicores + pod.ScoredRequests.CpuMillicores, node.Allocatable.CpuMillicores);
        Add(weights.Memory, node.NonZeroRequested.MemoryBytes + pod.ScoredRequests.MemoryBytes, node.Allocatable.MemoryBytes);
        return weightSum == 0 ? 0 : score / weightSum;

        void Add(long weight, long requested, long capacity)
        {
            if (capacity == 0 && version >= KubernetesVersion.V1_28)
                return;
            weightSum += weight;
            if (capacity > 0 && requested <= capacity)
                score += weight * ((capacity - requested) * MaxNodeScore / capacity);
        }
    }

    /// <summary>
    /// Prefers nodes whose CPU and memory would be used to the same degree. From 1.24 on real requests count, and pods that request neither are
    /// not scored by it from 1.33 on; null then.
    /// </summary>
    public static long? BalancedAllocation(PodResources pod, NodeResources node, KubernetesVersion version)
    {
        if (version < KubernetesVersion.V1_28)
            return BalancedByDifference(pod, node);
        if (pod.IsBestEffort && version >= KubernetesVersion.V1_35)
            return null;
        var cpu = Fraction(node.Requested.CpuMillicores + pod.Requests.CpuMillicores, node.Allocatable.CpuMillicores);
        var memory = Fraction(node.Requested.MemoryBytes + pod.Requests.MemoryBytes, node.Allocatable.MemoryBytes);
        // A resource the node lacks is left out, and one alone is always in balance.
        var deviation = cpu is { } first && memory is { } second ? Math.Abs((first - second) / 2) : 0.0;
        return (long)((1 - deviation) * MaxNodeScore);
    }

    private static long BalancedByDifference(PodResources pod, NodeResources node)
    {
        var cpu = FractionOrFull(node.NonZeroRequested.CpuMillicores + pod.ScoredRequests.CpuMillicores, node.Allocatable.CpuMillicores);
        var memory = FractionOrFull(node.NonZeroRequested.MemoryBytes + pod.ScoredRequests.MemoryBytes, node.Allocatable.MemoryBytes);
        return cpu >= 1 || memory >= 1 ? 0 : (long)((1 - Math.Abs(cpu - memory)) * MaxNodeScore);
    }

    private static double? Fraction(long requested, long capacity) =>
        capacity == 0 ? null : Math.Min(1.0, (double)requested / capacity);

    private static double FractionOrFull(long requested, long capacity) =>
        capacity == 0 ? 1.0 : (double)requested / capacity;
}
