namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>One value of a topology key, with the pods counted there.</summary>
internal sealed class SpreadDomain
{
    public long Pods { get; set; }

    /// <summary>The last scoring that had a candidate in it.</summary>
    public int SeenBy { get; set; }
}
