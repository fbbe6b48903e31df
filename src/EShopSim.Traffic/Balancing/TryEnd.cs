namespace EShopSim.Traffic.Balancing;

/// <summary>How a try ended.</summary>
internal enum TryEnd : byte
{
    /// <summary>Nobody waits for it any more.</summary>
    Abandoned,

    /// <summary>With an answer.</summary>
    Answered,

    /// <summary>There was no pod to send it to, or no way there.</summary>
    NoEndpoints,

    /// <summary>No process took the connection.</summary>
    Refused,

    /// <summary>The pod was full.</summary>
    Rejected,

    /// <summary>The process ended first.</summary>
    Reset,

    /// <summary>The pod answered with an error.</summary>
    Failed,

    /// <summary>It was not answered in time.</summary>
    TimedOut,

    /// <summary>The caller's own limits did not let it out.</summary>
    Overflow,

    /// <summary>The caller's proxy answered in the pod's place, by order.</summary>
    Aborted,
}
