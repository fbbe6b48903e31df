namespace EShopSim.Traffic.Description;

/// <summary>A queue of messages between operations: published by some, consumed by the pods of one module.</summary>
/// <param name="Name">The name operations publish to, as <c>orders-placed</c>.</param>
/// <param name="Consumer">The operation that handles a message, as <c>logistics.ship</c>.</param>
public sealed record MessageQueue(string Name, string Consumer)
{
    /// <summary>Messages that one pod has in hand at once, at least 1.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>Messages that wait at most, more are rejected; null is unlimited.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Further deliveries of a message after a failed one; then it is put aside.</summary>
    public int Redeliveries { get; init; }

    /// <summary>How long a delivery may take until it counts as failed; null is for ever.</summary>
    public TimeSpan? Timeout { get; init; }
}
