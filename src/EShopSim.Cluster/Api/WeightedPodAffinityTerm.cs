namespace EShopSim.Cluster.Api;

/// <summary>A pod term that adds to (or takes from) the score.</summary>
/// <param name="Weight">1 to 100.</param>
/// <param name="Term">The term.</param>
public sealed record WeightedPodAffinityTerm(int Weight, PodAffinityTerm Term);
