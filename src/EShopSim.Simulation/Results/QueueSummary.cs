namespace EShopSim.Simulation.Results;

/// <summary>One queue of messages after warm-up.</summary>
/// <param name="Name">Which.</param>
public sealed record QueueSummary(string Name)
{
    /// <summary>Messages published, rejected ones among them.</summary>
    public required long Published { get; init; }

    /// <summary>Messages handled.</summary>
    public required long Consumed { get; init; }

    /// <summary>Failed deliveries that were repeated.</summary>
    public required long Redelivered { get; init; }

    /// <summary>Messages put aside after their last delivery.</summary>
    public required long DeadLettered { get; init; }

    /// <summary>Messages for which there was no place.</summary>
    public required long Rejected { get; init; }

    /// <summary>Most messages that waited at the end of a sample.</summary>
    public required long MaxBacklog { get; init; }

    /// <summary>Messages that wait at the end of the run.</summary>
    public required long Backlog { get; init; }

    /// <summary>Mean time from publication to the end of the handling, in seconds; NaN when none was handled.</summary>
    public required double MeanSojournSeconds { get; init; }
}
