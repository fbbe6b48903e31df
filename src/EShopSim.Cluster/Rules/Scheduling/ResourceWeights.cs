namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>How much each resource counts in a score.</summary>
/// <param name="Cpu">Weight of CPU; 0 leaves it out.</param>
/// <param name="Memory">Weight of memory; 0 leaves it out.</param>
public readonly record struct ResourceWeights(long Cpu, long Memory)
{
    /// <summary>Kubernetes' default: both alike.</summary>
    public static ResourceWeights Default { get; } = new(1, 1);
}
