namespace EShopSim.Traffic.Requests;

/// <summary>What a visit does at its pod.</summary>
internal enum VisitStage : byte
{
    /// <summary>It waits for a concurrency slot.</summary>
    Queued,

    /// <summary>It works on the CPU.</summary>
    Cpu,

    /// <summary>It waits for something that needs no CPU.</summary>
    Wait,

    /// <summary>It makes its calls.</summary>
    Calls,

    /// <summary>It is on its way to its pod.</summary>
    Travelling,

    /// <summary>It has left its pod, and its answer is on its way.</summary>
    Returning,
}
