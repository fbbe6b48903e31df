using EShopSim.Cluster.Api;

namespace EShopSim.Simulation.Results;

/// <summary>Series of one workload, one value per sample; NaN where not applicable.</summary>
/// <param name="Workload">Whose.</param>
public sealed record WorkloadSeries(WorkloadRef Workload)
{
    /// <summary>spec.replicas.</summary>
    public required IReadOnlyList<float> DesiredReplicas { get; init; }

    /// <summary>Pods that exist and are not terminating.</summary>
    public required IReadOnlyList<float> Replicas { get; init; }

    /// <summary>Those that are ready.</summary>
    public required IReadOnlyList<float> ReadyReplicas { get; init; }

    /// <summary>status.unavailableReplicas.</summary>
    public required IReadOnlyList<float> UnavailableReplicas { get; init; }

    /// <summary>CPU used over the sample, all pods, in millicores.</summary>
    public required IReadOnlyList<float> CpuUsageMillicores { get; init; }

    /// <summary>CPU requested by its pods that are not terminating, in millicores; NaN without requests.</summary>
    public required IReadOnlyList<float> CpuRequestMillicores { get; init; }

    /// <summary>Usage over request, in percent; NaN without requests.</summary>
    public required IReadOnlyList<float> CpuUtilizationPercent { get; init; }

    /// <summary>Share of the 100 ms periods in which a pod was throttled by its CPU limit, in percent; NaN without a limit.</summary>
    public required IReadOnlyList<float> ThrottledPercent { get; init; }

    /// <summary>Operations received per second.</summary>
    public required IReadOnlyList<float> RequestsPerSecond { get; init; }

    /// <summary>Operations failed per second.</summary>
    public required IReadOnlyList<float> ErrorsPerSecond { get; init; }

    /// <summary>Operations in its pods at the end of the sample, waiting ones included.</summary>
    public required IReadOnlyList<float> InFlight { get; init; }
}
