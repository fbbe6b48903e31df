namespace EShopSim.Cluster.Api;

/// <summary>A node term that adds to the score.</summary>
/// <param name="Weight">1 to 100.</param>
/// <param name="Term">The term.</param>
public sealed record PreferredNodeTerm(int Weight, NodeSelectorTerm Term);
