using EShopSim.Cluster.Api;

namespace EShopSim.Cluster;

/// <summary>How the usage of a workload's pods is spread over their containers, as metrics-server shows it.</summary>
/// <param name="Workload">Whose pods.</param>
public sealed record ContainerLoad(WorkloadRef Workload)
{
    /// <summary>What containers beside the main one use all the time; those not named use nothing.</summary>
    public IReadOnlyList<SidecarUsage> Sidecars { get; init; } = [];
}
