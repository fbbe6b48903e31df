namespace EShopSim.Cluster.Scheduling;

/// <summary>Pods of one group on one node.</summary>
/// <param name="Living">Those that spreading counts: not terminating.</param>
/// <param name="All">Those that affinity counts: terminating ones too.</param>
internal readonly record struct PodsOnNode(int Living, int All)
{
    /// <summary>The sum.</summary>
    public PodsOnNode Plus(PodsOnNode other) => new(Living + other.Living, All + other.All);
}
