namespace EShopSim.Traffic.Description;

/// <summary>A call from one operation to another.</summary>
/// <param name="Operation">The operation called, as <c>inventory.lookup</c>.</param>
public sealed record Call(string Operation)
{
    /// <summary>The chance that the call is made at all, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How long the caller waits for each try; null waits for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Further tries after a failed one.</summary>
    public int Retries { get; init; }

    /// <summary>Retries with conditions, back-off and budget instead of <see cref="Retries"/>; then <see cref="Timeout"/> is for all tries together. Null without them.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>Further tries beside a slow one; null without them.</summary>
    public HedgePolicy? Hedge { get; init; }

    /// <summary>How often the call is made, one after the other; at least 1.</summary>
    public int Count { get; init; } = 1;
}
