namespace EShopSim.Traffic;

/// <summary>The sessions of one traffic source (k6's iterations); counters only grow.</summary>
public sealed class SessionMeter
{
    internal SessionMeter(string traffic, bool hasGoal)
    {
        Traffic = traffic;
        HasGoal = hasGoal;
    }

    /// <summary>The traffic source.</summary>
    public string Traffic { get; }

    /// <summary>Whether its journey has a goal.</summary>
    public bool HasGoal { get; }

    /// <summary>Sessions begun.</summary>
    public long Started { get; internal set; }

    /// <summary>Sessions that went to their end.</summary>
    public long Finished { get; internal set; }

    /// <summary>Sessions left because an answer was slow or failed.</summary>
    public long Abandoned { get; internal set; }

    /// <summary>Sessions cut off because their user's place was taken away and the grace time was over.</summary>
    public long Interrupted { get; internal set; }

    /// <summary>Sessions that did not begin because all virtual users were busy (k6's dropped_iterations).</summary>
    public long Dropped { get; internal set; }

    /// <summary>Answers to the goal's step: orders.</summary>
    public long Goals { get; internal set; }

    /// <summary>Sessions under way now, pauses included.</summary>
    public long Active => Started - Finished - Abandoned - Interrupted;
}
