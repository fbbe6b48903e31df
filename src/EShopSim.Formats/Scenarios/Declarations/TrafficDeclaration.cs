using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>A source of requests.</summary>
internal sealed record TrafficDeclaration(Located<string>? Name, IReadOnlyList<Keyed<double>> Mix, LoadDeclaration Load, TimeSpan? Timeout, int Priority)
{
    /// <summary>What is asked in a session; null: single requests of the mix.</summary>
    internal JourneyDeclaration? Journey { get; init; }

    /// <summary>How arrivals scatter; null: as is usual for the load.</summary>
    internal ArrivalLaw? Arrivals { get; init; }

    internal IReadOnlyList<BurstState> Bursts { get; init; } = [];

    internal GroupSize? Batch { get; init; }

    internal Engine.Distribution? Think { get; init; }

    internal ClientRetries? Retries { get; init; }
}
