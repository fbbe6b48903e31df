using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>A pod as spreading and pod affinity see it.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Labels">Its labels.</param>
public sealed record PlacedPod(string Namespace, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Whether its deletion has begun; spreading no longer counts it then, affinity does.</summary>
    public bool IsTerminating { get; init; }

    /// <summary>Its affinity rules; null without any.</summary>
    public Affinity? Affinity { get; init; }
}
