using EShopSim.Engine;

namespace EShopSim.Traffic.Description;

/// <summary>What clients do when a request fails or takes too long: they ask again.</summary>
/// <param name="Max">Further tries at most.</param>
/// <param name="AfterSeconds">How long they wait before each, in seconds.</param>
public sealed record ClientRetries(int Max, Distribution AfterSeconds)
{
    /// <summary>Retries over first tries at most, over all clients of the source; null is unbounded.</summary>
    public double? Budget { get; init; }
}
