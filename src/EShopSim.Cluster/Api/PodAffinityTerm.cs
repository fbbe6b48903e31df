namespace EShopSim.Cluster.Api;

/// <summary>Which pods count, and over which topology domain.</summary>
/// <param name="Selector">Selects pods by label; null selects none.</param>
/// <param name="TopologyKey">The node label that makes the domain.</param>
/// <param name="Namespaces">Namespaces looked into; empty means the pod's own.</param>
public sealed record PodAffinityTerm(LabelSelector? Selector, string TopologyKey, IReadOnlyList<string> Namespaces);
