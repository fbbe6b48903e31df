namespace EShopSim.Traffic.Requests;

/// <summary>What a call has of its pod's connections.</summary>
internal enum ConnectionState : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It waits for one.</summary>
    Waiting,

    /// <summary>One is kept for it, and it is about to be sent.</summary>
    Granted,

    /// <summary>It holds one.</summary>
    Held,
}
