using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Simulation.Metrics;
using EShopSim.Traffic.Description;

namespace EShopSim.Simulation;

/// <summary>What the user described, read and checked: all that a run depends on besides the seed.</summary>
public sealed record Scenario
{
    /// <summary>Its name, also the name of the output folder.</summary>
    public required string Name { get; init; }

    /// <summary>A sentence for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whose control-loop semantics hold.</summary>
    public KubernetesVersion KubernetesVersion { get; init; } = KubernetesVersion.V1_35;

    /// <summary>The feature gate of that name: StatefulSets heed maxUnavailable.</summary>
    public bool MaxUnavailableStatefulSet { get; init; }

    /// <summary>Simulated time from start to end.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Simulated at the start, but left out of summaries.</summary>
    public TimeSpan Warmup { get; init; }

    /// <summary>Seed of all randomness, unless the command line gives another.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Resolution of the recorded series.</summary>
    public TimeSpan RecordEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Nodes, workloads, Services, HPAs and budgets.</summary>
    public required ClusterObjects Cluster { get; init; }

    /// <summary>The pools that some of the cluster's nodes were made of; empty where all come from manifests.</summary>
    public IReadOnlyList<NodePool> NodePools { get; init; } = [];

    /// <summary>The Cluster Autoscaler's flags; it runs where some pool has a minimum or a maximum.</summary>
    public ClusterAutoscalerOptions ClusterAutoscaler { get; init; } = new();

    /// <summary>All nodes that there can be: the cluster's, then those that the Cluster Autoscaler may add, in the control plane's order.</summary>
    internal IReadOnlyList<Node> PossibleNodes =>
        [.. Cluster.Nodes, .. NodePools.Where(static pool => pool.IsAutoscaled).SelectMany(static pool => pool.AllNodes().Skip(pool.Count))];

    /// <summary>The entry operation whose answers are orders; null where none is known.</summary>
    public string? OrderOperation { get; init; }

    /// <summary>Whether the cluster is running at time zero or is created then.</summary>
    public InitialState InitialState { get; init; } = InitialState.Running;

    /// <summary>Requests per second that the ReplicaSet controller's client may make; 0 for no limit.</summary>
    public double ControllerRequestsPerSecond { get; init; } = 20;

    /// <summary>Requests that it may make at once after a pause; at least 1.</summary>
    public int ControllerRequestBurst { get; init; } = 30;

    /// <summary>How long pods take to start and stop, by workload; what is absent takes the defaults.</summary>
    public IReadOnlyList<PodTiming> PodTimings { get; init; } = [];

    /// <summary>How usage is spread over containers, by workload; in one that is absent the main container does all the work.</summary>
    public IReadOnlyList<ContainerLoad> ContainerLoads { get; init; } = [];

    /// <summary>What the pods of the workloads do.</summary>
    public IReadOnlyList<Module> Modules { get; init; } = [];

    /// <summary>What lies around and between the modules.</summary>
    public Surroundings Surroundings { get; init; } = Surroundings.None;

    /// <summary>Who asks.</summary>
    public IReadOnlyList<TrafficSource> Traffic { get; init; } = [];

    /// <summary>What the metrics pipeline serves to HPAs besides CPU, memory and the well-known names.</summary>
    public IReadOnlyList<ScenarioMetric> Metrics { get; init; } = [];

    /// <summary>What happens when, in order of time.</summary>
    public IReadOnlyList<ScenarioEvent> Events { get; init; } = [];

    /// <summary>Whose recovery is watched once a trigger is gone; null watches none.</summary>
    public RecoveryCheck? Recovery { get; init; }

    /// <summary>What must hold at the end.</summary>
    public IReadOnlyList<Objective> Objectives { get; init; } = [];
}
