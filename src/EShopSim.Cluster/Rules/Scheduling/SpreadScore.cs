namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>PodTopologySpread's score of a candidate node.</summary>
/// <param name="Raw">Before normalization; less is better.</param>
/// <param name="Normalized">0 to 100; more is better.</param>
public readonly record struct SpreadScore(long Raw, long Normalized);
