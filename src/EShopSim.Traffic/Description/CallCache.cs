namespace EShopSim.Traffic.Description;

/// <summary>A cache in the calling pod that saves a call.</summary>
/// <param name="HitRatio">The chance that a call is saved once the cache is warm, 0 to 1.</param>
public sealed record CallCache(double HitRatio)
{
    /// <summary>Lookups after which the cache of a new pod is warm; until then the ratio grows evenly from 0.</summary>
    public int WarmAfter { get; init; }
}
