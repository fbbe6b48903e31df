namespace EShopSim.Traffic.Description;

/// <summary>Limits retries to a share of the requests, as Linkerd's retryBudget does; each caller counts for itself.</summary>
public sealed record RetryBudget
{
    /// <summary>Retries per request, over <see cref="Ttl"/>.</summary>
    public double Ratio { get; init; } = 0.2;

    /// <summary>Retries per second that are allowed besides.</summary>
    public double MinPerSecond { get; init; } = 10;

    /// <summary>How long a request counts.</summary>
    public TimeSpan Ttl { get; init; } = TimeSpan.FromSeconds(10);
}
