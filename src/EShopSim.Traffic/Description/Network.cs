using EShopSim.Engine;

namespace EShopSim.Traffic.Description;

/// <summary>How long a request or an answer is under way between two pods, one way, in seconds.</summary>
public sealed record Network
{
    private static readonly Distribution Nothing = new ConstantDistribution(0);

    /// <summary>Between pods of one node.</summary>
    public Distribution SameNodeSeconds { get; init; } = Nothing;

    /// <summary>Between nodes of one zone, or where zones are unknown.</summary>
    public Distribution SameZoneSeconds { get; init; } = Nothing;

    /// <summary>Between zones.</summary>
    public Distribution CrossZoneSeconds { get; init; } = Nothing;
}
