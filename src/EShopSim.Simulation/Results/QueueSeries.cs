namespace EShopSim.Simulation.Results;

/// <summary>Series of one queue of messages, one value per sample; levels are those at its end.</summary>
/// <param name="Name">Which.</param>
public sealed record QueueSeries(string Name)
{
    /// <summary>Messages published per second, rejected ones among them.</summary>
    public required IReadOnlyList<float> PublishedPerSecond { get; init; }

    /// <summary>Messages handled per second.</summary>
    public required IReadOnlyList<float> ConsumedPerSecond { get; init; }

    /// <summary>Failed deliveries that were repeated, per second.</summary>
    public required IReadOnlyList<float> RedeliveredPerSecond { get; init; }

    /// <summary>Messages put aside after their last delivery, per second.</summary>
    public required IReadOnlyList<float> DeadLetteredPerSecond { get; init; }

    /// <summary>Messages for which there was no place, per second.</summary>
    public required IReadOnlyList<float> RejectedPerSecond { get; init; }

    /// <summary>Messages that wait.</summary>
    public required IReadOnlyList<float> Backlog { get; init; }

    /// <summary>Messages that consumers have in hand.</summary>
    public required IReadOnlyList<float> InHand { get; init; }

    /// <summary>Age of the message that is next, in seconds; 0 when none waits.</summary>
    public required IReadOnlyList<float> OldestSeconds { get; init; }
}
