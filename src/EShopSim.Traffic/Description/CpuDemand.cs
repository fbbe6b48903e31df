namespace EShopSim.Traffic.Description;

/// <summary>CPU demand of a whole workload over time, spread evenly over its routable pods.</summary>
/// <param name="Points">Time and demand in millicores; linear between points, constant after the last.</param>
public sealed record CpuDemand(IReadOnlyList<DemandPoint> Points)
{
    /// <summary>The most one pod can use, in millicores; null is its CPU limit, or unlimited without one.</summary>
    public double? PodCapMillicores { get; init; }

    /// <summary>What a running pod uses besides, in millicores.</summary>
    public double IdleMillicores { get; init; }

    /// <summary>What a pod uses between start and readiness, in millicores.</summary>
    public double StartupMillicores { get; init; }
}
