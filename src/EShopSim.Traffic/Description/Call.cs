namespace EShopSim.Traffic.Description;

/// <summary>A call from one operation to another.</summary>
/// <param name="Operation">The operation called, as <c>inventory.lookup</c>, or a dependency, as <c>orders-db</c>.</param>
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

    /// <summary>Whether the caller goes on without waiting for the answer; what becomes of the call does not matter to it.</summary>
    public bool IsAsync { get; init; }

    /// <summary>A cache that may save the call; null for none.</summary>
    public CallCache? Cache { get; init; }

    /// <summary>Connections that each calling pod has to the module or dependency called; a call waits for a free one. Null is unlimited.</summary>
    public int? Pool { get; init; }
}
