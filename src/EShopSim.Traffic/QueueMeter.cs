namespace EShopSim.Traffic;

/// <summary>What one queue of messages did since the start of the run; counters only grow.</summary>
public sealed class QueueMeter
{
    internal QueueMeter(string name, string consumer)
    {
        Name = name;
        Consumer = consumer;
    }

    /// <summary>The queue.</summary>
    public string Name { get; }

    /// <summary>The operation that handles its messages.</summary>
    public string Consumer { get; }

    /// <summary>Messages offered to it, rejected ones among them.</summary>
    public long Offered { get; internal set; }

    /// <summary>Those it had no place for.</summary>
    public long Rejected { get; internal set; }

    /// <summary>Messages handled.</summary>
    public long Consumed { get; internal set; }

    /// <summary>Deliveries that failed and were repeated.</summary>
    public long Redelivered { get; internal set; }

    /// <summary>Messages put aside because their last delivery failed.</summary>
    public long DeadLettered { get; internal set; }

    /// <summary>Messages that wait for a consumer now.</summary>
    public long Backlog { get; internal set; }

    /// <summary>Messages that consumers have in hand now.</summary>
    public long InHand { get; internal set; }

    /// <summary>Age of the message that is next, in seconds; 0 when none waits.</summary>
    public double OldestSeconds => OldestTicks() / (double)TimeSpan.TicksPerSecond;

    /// <summary>Time from publication to the end of the handling, summed over the messages handled, in seconds.</summary>
    public double ConsumedSojournSeconds { get; internal set; }

    internal Func<long> OldestTicks { get; set; } = () => 0;
}
