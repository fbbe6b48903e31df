namespace EShopSim.Traffic.Description;

/// <summary>When users leave a session before its end.</summary>
public sealed record Patience
{
    /// <summary>An answer that takes longer is slow; null finds none slow.</summary>
    public TimeSpan? Slow { get; init; }

    /// <summary>The chance to leave after a slow answer.</summary>
    public double LeaveWhenSlow { get; init; } = 1;

    /// <summary>The chance to leave after a failure, retries included.</summary>
    public double LeaveWhenFailed { get; init; } = 1;
}
