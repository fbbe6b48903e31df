using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.VerticalAutoscaling;

namespace EShopSim.Simulation.Results;

/// <summary>One workload after warm-up.</summary>
/// <param name="Workload">Whose.</param>
public sealed record WorkloadSummary(WorkloadRef Workload)
{
    /// <summary>Fewest ready replicas at any time.</summary>
    public required int MinReadyReplicas { get; init; }

    /// <summary>Most ready replicas at any time.</summary>
    public required int MaxReadyReplicas { get; init; }

    /// <summary>Mean of the ready replicas over time.</summary>
    public required double MeanReadyReplicas { get; init; }

    /// <summary>Existing replicas over time, in hours.</summary>
    public required double ReplicaHours { get; init; }

    /// <summary>Changes of spec.replicas.</summary>
    public required int Scalings { get; init; }

    /// <summary>Restarts of its pods' main containers.</summary>
    public long Restarts { get; init; }

    /// <summary>Processes that the kernel killed for reaching their memory limit.</summary>
    public long OutOfMemoryKills { get; init; }

    /// <summary>Processes that a liveness or startup probe had killed.</summary>
    public long ProbeKills { get; init; }

    /// <summary>CPU used over CPU requested, in percent; NaN without requests.</summary>
    public required double CpuUtilizationPercent { get; init; }

    /// <summary>CPU used, in core-hours.</summary>
    public required double CpuCoreHours { get; init; }

    /// <summary>The main container's CPU request, in millicores; null without one.</summary>
    public long? MainCpuRequestMillicores { get; init; }

    /// <summary>What a VerticalPodAutoscaler would have recommended at the end as the main container's CPU request; null where no module says what its pods do.</summary>
    public CpuRecommendation? CpuRecommendation { get; init; }

    /// <summary>Operations received.</summary>
    public required long Requests { get; init; }

    /// <summary>Operations failed.</summary>
    public required long Errors { get; init; }

    /// <summary>What its callers and their proxies did about it beyond sending requests.</summary>
    public CallerActions Callers { get; init; }

    /// <summary>Operations answered after their client, or a caller on the way, had given up: work for nobody.</summary>
    public long Wasted { get; init; }

    /// <summary>CPU time of those, in core-hours.</summary>
    public double WastedCpuCoreHours { get; init; }

    /// <summary>Tries, hedges among them, over first tries; NaN without any.</summary>
    public double RetryAmplification => Requests > 0 ? (double)Requests / (Requests - Callers.Retries - Callers.Hedges) : double.NaN;
}
