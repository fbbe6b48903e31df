namespace EShopSim.Cluster.Api;

/// <summary>Rules that draw a pod to nodes or to other pods, or keep it away.</summary>
public sealed record Affinity
{
    /// <summary>Node terms of which at least one must match; null when nothing is required.</summary>
    public IReadOnlyList<NodeSelectorTerm>? RequiredNodeTerms { get; init; }

    /// <summary>Node terms that add to a node's score.</summary>
    public IReadOnlyList<PreferredNodeTerm> PreferredNodeTerms { get; init; } = [];

    /// <summary>Pods that must run in the same topology domain.</summary>
    public IReadOnlyList<PodAffinityTerm> RequiredPodAffinity { get; init; } = [];

    /// <summary>Pods that should run in the same topology domain.</summary>
    public IReadOnlyList<WeightedPodAffinityTerm> PreferredPodAffinity { get; init; } = [];

    /// <summary>Pods that must not run in the same topology domain.</summary>
    public IReadOnlyList<PodAffinityTerm> RequiredPodAntiAffinity { get; init; } = [];

    /// <summary>Pods that should not run in the same topology domain.</summary>
    public IReadOnlyList<WeightedPodAffinityTerm> PreferredPodAntiAffinity { get; init; } = [];
}
