namespace EShopSim.Traffic.Requests;

/// <summary>What a caller's limits say to a try.</summary>
internal enum LimitVerdict
{
    /// <summary>It goes out now.</summary>
    Go,

    /// <summary>It waits for a connection.</summary>
    Wait,

    /// <summary>It is answered 503 at once.</summary>
    Overflow,

    /// <summary>It is left out: a hedge is not worth a place in the line.</summary>
    Skip,
}
