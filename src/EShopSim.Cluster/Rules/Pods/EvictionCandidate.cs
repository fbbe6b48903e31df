namespace EShopSim.Cluster.Rules.Pods;

/// <summary>A pod as its kubelet ranks it when memory runs out.</summary>
/// <param name="Priority">Its priority.</param>
/// <param name="UsageBytes">Its working set.</param>
/// <param name="RequestBytes">The memory that it asks for; 0 when it names none.</param>
public readonly record struct EvictionCandidate(int Priority, long UsageBytes, long RequestBytes)
{
    /// <summary>Whether it uses more than it asks for.</summary>
    public bool ExceedsRequest => UsageBytes > RequestBytes;

    /// <summary>How much more; negative when it uses less.</summary>
    public long BytesAboveRequest => UsageBytes - RequestBytes;
}
