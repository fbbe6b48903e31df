using EShopSim.Cluster;
using EShopSim.Cluster.Api;

namespace EShopSim.Simulation;

/// <summary>A new version of a workload's template rolls out.</summary>
/// <param name="At">When.</param>
/// <param name="Workload">Whose.</param>
/// <param name="CpuFactor">CPU time per request of the new version, as a multiple of the manifest's first version.</param>
public sealed record RolloutEvent(TimeSpan At, WorkloadRef Workload, double CpuFactor) : ScenarioEvent(At)
{
    /// <summary>What is wrong with it.</summary>
    public PodDefect Defect { get; init; }

    /// <inheritdoc/>
    public override string Label => Defect == PodDefect.None ? $"rollout {Workload.Name}" : $"bad rollout {Workload.Name}";
}
