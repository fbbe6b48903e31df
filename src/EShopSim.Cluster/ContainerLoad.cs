using EShopSim.Cluster.Api;

namespace EShopSim.Cluster;

/// <summary>How the usage of a workload's pods is spread over their containers, as metrics-server shows it.</summary>
/// <param name="Workload">Whose pods.</param>
public sealed record ContainerLoad(WorkloadRef Workload)
{
    /// <summary>The container that does the pod's work; null is the first one.</summary>
    public string? Main { get; init; }

    /// <summary>What other containers use all the time; those not named use nothing.</summary>
    public IReadOnlyList<SidecarUsage> Sidecars { get; init; } = [];
}
