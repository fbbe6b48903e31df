using EShopSim.Cluster;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>The scenario file as it stands, each value checked by itself, nothing yet compared with anything else.</summary>
internal sealed record ScenarioDeclaration(string Name, string Description)
{
    internal KubernetesVersion KubernetesVersion { get; init; }

    internal required Located<TimeSpan> Duration { get; init; }

    internal FeatureGates FeatureGates { get; init; } = FeatureGates.Default;

    internal TimeSpan Warmup { get; init; }

    internal ulong Seed { get; init; }

    internal TimeSpan RecordEvery { get; init; }

    internal IReadOnlyList<Located<string>> Manifests { get; init; } = [];

    internal InitialState InitialState { get; init; }

    internal required ControllerClientDeclaration ControllerClient { get; init; }

    internal ClusterAutoscalerOptions ClusterAutoscaler { get; init; } = new();

    internal IReadOnlyList<NodePoolDeclaration> NodePools { get; init; } = [];

    internal BalancingPolicy KubeProxy { get; init; }

    internal IReadOnlyList<Keyed<ModuleDeclaration>> Modules { get; init; } = [];

    internal IReadOnlyList<Keyed<QueueDeclaration>> Queues { get; init; } = [];

    internal IReadOnlyList<Keyed<Dependency>> Dependencies { get; init; } = [];

    internal Network? Network { get; init; }

    internal IReadOnlyList<TrafficDeclaration> Traffic { get; init; } = [];

    internal IReadOnlyList<MetricDeclaration> Metrics { get; init; } = [];

    internal IReadOnlyList<EventDeclaration> Events { get; init; } = [];

    internal Located<string>? Order { get; init; }

    internal IReadOnlyList<ObjectiveDeclaration> Objectives { get; init; } = [];

    internal RecoveryDeclaration? Recovery { get; init; }

    /// <summary>The whole file.</summary>
    internal required YamlMapping Document { get; init; }
}
