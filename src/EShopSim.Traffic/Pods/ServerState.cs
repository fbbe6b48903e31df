namespace EShopSim.Traffic.Pods;

/// <summary>What somebody finds who sends a request to a pod.</summary>
internal enum ServerState : byte
{
    /// <summary>A process that serves.</summary>
    Running,

    /// <summary>No process: the connection is refused.</summary>
    Stopped,

    /// <summary>No machine: no answer at all.</summary>
    Dead,
}
