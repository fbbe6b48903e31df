using EShopSim.Cluster.Api;

namespace EShopSim.Simulation;

/// <summary>Somebody runs <c>kubectl scale</c>.</summary>
/// <param name="At">When.</param>
/// <param name="Workload">What is scaled.</param>
/// <param name="Replicas">To how many.</param>
public sealed record ScaleEvent(TimeSpan At, WorkloadRef Workload, int Replicas) : ScenarioEvent(At)
{
    /// <inheritdoc/>
    public override string Label => FormattableString.Invariant($"scale {Workload.Name} to {Replicas}");
}
