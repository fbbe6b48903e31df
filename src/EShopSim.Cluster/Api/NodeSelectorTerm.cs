namespace EShopSim.Cluster.Api;

/// <summary>Requirements on a node that must hold together.</summary>
/// <param name="MatchExpressions">Requirements on labels.</param>
/// <param name="MatchFields">Requirements on fields; Kubernetes knows metadata.name only.</param>
public sealed record NodeSelectorTerm(
    IReadOnlyList<LabelSelectorRequirement> MatchExpressions,
    IReadOnlyList<LabelSelectorRequirement> MatchFields);
