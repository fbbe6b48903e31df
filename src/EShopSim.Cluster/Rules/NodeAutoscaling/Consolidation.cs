namespace EShopSim.Cluster.Rules.NodeAutoscaling;

/// <summary>Nodes that Karpenter would give up together.</summary>
/// <param name="Nodes">Their names.</param>
/// <param name="ReplacementPool">The pool of the one node that would take their place; null where none is needed.</param>
/// <param name="SavedPerHour">What that saves an hour.</param>
public sealed record Consolidation(IReadOnlyList<string> Nodes, string? ReplacementPool, double SavedPerHour);
