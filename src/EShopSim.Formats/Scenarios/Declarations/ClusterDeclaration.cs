using EShopSim.Cluster;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>The cluster of a scenario, as far as the manifests do not describe it.</summary>
internal sealed record ClusterDeclaration
{
    internal InitialState InitialState { get; init; } = InitialState.Running;

    internal IReadOnlyList<NodePoolDeclaration> NodePools { get; init; } = [];

    internal ClusterAutoscalerOptions Autoscaler { get; init; } = new();

    internal ControllerClientDeclaration ControllerClient { get; init; } = new(20, 30);
}
