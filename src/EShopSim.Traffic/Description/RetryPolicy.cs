namespace EShopSim.Traffic.Description;

/// <summary>Further tries after failed ones, with Envoy's back-off.</summary>
public sealed record RetryPolicy
{
    /// <summary>Tries after the first.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>How long each try is waited for; null as long as the whole call.</summary>
    public TimeSpan? PerTryTimeout { get; init; }

    /// <summary>The k-th retry waits a uniformly drawn time up to (2^k − 1) times this; zero retries at once.</summary>
    public TimeSpan BackoffBase { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>The longest wait.</summary>
    public TimeSpan BackoffMax { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Which failures are tried again.</summary>
    public RetryOn On { get; init; } = RetryOn.Any;

    /// <summary>The budget; null without one.</summary>
    public RetryBudget? Budget { get; init; }

    /// <summary>Whether pods tried before are avoided while there are others, as Istio does.</summary>
    public bool AvoidsTriedPods { get; init; }
}
