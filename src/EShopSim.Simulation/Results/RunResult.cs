using EShopSim.Cluster;
using EShopSim.Cluster.Rules.NodeAutoscaling;

namespace EShopSim.Simulation.Results;

/// <summary>Everything one run leaves behind. Immutable: reports, charts and planning only read it.</summary>
public sealed record RunResult
{
    /// <summary>The scenario that was run.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>How traffic was simulated.</summary>
    public SimulationEngine Engine { get; init; }

    /// <summary>The seed used.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Which replication of that seed, from 0.</summary>
    public required int Replication { get; init; }

    /// <summary>Fingerprint of the event stream and of the results: two runs agree when their digests do.</summary>
    public required ulong Digest { get; init; }

    /// <summary>Engine events delivered.</summary>
    public required long EngineEvents { get; init; }

    /// <summary>Simulated time reached; less than the scenario's duration when the run was interrupted.</summary>
    public required TimeSpan SimulatedTime { get; init; }

    /// <summary>Time of each sample, in simulated seconds; all series share it. A sample covers the interval that ends there.</summary>
    public required IReadOnlyList<double> SampleTimesSeconds { get; init; }

    /// <summary>One per workload, in manifest order.</summary>
    public required IReadOnlyList<WorkloadSeries> Workloads { get; init; }

    /// <summary>One per traffic source and entry operation.</summary>
    public required IReadOnlyList<OperationSeries> Operations { get; init; }

    /// <summary>What the failures of the entry operations began with; only what has happened.</summary>
    public IReadOnlyList<FailureSeries> Failures { get; init; } = [];

    /// <summary>One per traffic source whose clients go through sessions.</summary>
    public IReadOnlyList<SessionSeries> Sessions { get; init; } = [];

    /// <summary>Totals of those after warm-up.</summary>
    public IReadOnlyList<SessionSummary> SessionSummaries { get; init; } = [];

    /// <summary>Whether the shop recovered when its trigger was gone; null where the scenario does not ask.</summary>
    public RecoveryVerdict? Recovery { get; init; }

    /// <summary>One per node.</summary>
    public required IReadOnlyList<NodeSeries> Nodes { get; init; }

    /// <summary>One per queue of messages, in the order of the scenario.</summary>
    public IReadOnlyList<QueueSeries> Queues { get; init; } = [];

    /// <summary>One per dependency outside the cluster, in the order of the scenario.</summary>
    public IReadOnlyList<DependencySeries> Dependencies { get; init; } = [];

    /// <summary>Totals of each queue after warm-up.</summary>
    public IReadOnlyList<QueueSummary> QueueSummaries { get; init; } = [];

    /// <summary>Totals of each dependency after warm-up.</summary>
    public IReadOnlyList<DependencySummary> DependencySummaries { get; init; } = [];

    /// <summary>Every evaluation of every HPA, in order of time.</summary>
    public required IReadOnlyList<HpaSync> HpaSyncs { get; init; }

    /// <summary>Every pod there was, in order of creation.</summary>
    public required IReadOnlyList<PodRecord> Pods { get; init; }

    /// <summary>Kubernetes' events, in order of time.</summary>
    public required IReadOnlyList<ClusterEvent> Events { get; init; }

    /// <summary>Totals of each entry operation after warm-up, all traffic sources together.</summary>
    public required IReadOnlyList<OperationSummary> OperationSummaries { get; init; }

    /// <summary>Totals of each workload after warm-up.</summary>
    public required IReadOnlyList<WorkloadSummary> WorkloadSummaries { get; init; }

    /// <summary>The scenario's objectives, each with what was measured.</summary>
    public required IReadOnlyList<ObjectiveVerdict> Objectives { get; init; }

    /// <summary>Each of the scenario's objectives over windows of ten seconds (or a sample, if that is longer) after the warm-up.</summary>
    public required IReadOnlyList<IReadOnlyList<ObjectiveWindow>> ObjectiveWindows { get; init; }

    /// <summary>What the nodes cost over the whole run.</summary>
    public required CostSummary Cost { get; init; }

    /// <summary>The nodes that Karpenter would give up as they were at the end; empty without prices.</summary>
    public IReadOnlyList<Consolidation> Consolidations { get; init; } = [];

    /// <summary>Request counts over the whole run, warm-up included.</summary>
    public required RequestCounts Requests { get; init; }
}
