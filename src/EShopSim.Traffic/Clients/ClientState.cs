namespace EShopSim.Traffic.Clients;

/// <summary>What a client is doing.</summary>
internal enum ClientState : byte
{
    /// <summary>It waits for an answer.</summary>
    Waiting,

    /// <summary>It pauses before its next request.</summary>
    Thinking,

    /// <summary>It pauses before its next session.</summary>
    Between,

    /// <summary>It has gone, though an answer is still under way.</summary>
    Gone,
}
