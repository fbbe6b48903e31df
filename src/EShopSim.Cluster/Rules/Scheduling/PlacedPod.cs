using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>A pod as spreading and pod affinity see it.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Labels">Its labels.</param>
public sealed record PlacedPod(string Namespace, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Its affinity rules; null without any.</summary>
    public Affinity? Affinity { get; init; }
}
