namespace EShopSim.Traffic.Description;

/// <summary>Linkerd's circuit breaking: a pod that fails so often in a row gets no requests for a while, then a single one that decides. Defaults are those of its Service annotations.</summary>
public sealed record FailureAccrual
{
    /// <summary>Failures in a row.</summary>
    public int MaxFailures { get; init; } = 7;

    /// <summary>The first penalty; each further one in a row is twice as long.</summary>
    public TimeSpan MinPenalty { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest penalty.</summary>
    public TimeSpan MaxPenalty { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest share of a penalty that is added to it by chance, 0 to 1.</summary>
    public double JitterRatio { get; init; } = 0.5;
}
