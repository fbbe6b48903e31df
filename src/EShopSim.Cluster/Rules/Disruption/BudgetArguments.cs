using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Disruption;

/// <summary>What the status of a PodDisruptionBudget follows from.</summary>
public sealed record BudgetArguments
{
    /// <summary>Whose rules apply.</summary>
    public required KubernetesVersion Version { get; init; }

    /// <summary>Pods that must stay healthy; null when <see cref="MaxUnavailable"/> is given.</summary>
    public IntOrPercent? MinAvailable { get; init; }

    /// <summary>Pods that may be unhealthy; wins over <see cref="MinAvailable"/>.</summary>
    public IntOrPercent? MaxUnavailable { get; init; }

    /// <summary>The pods matched, whatever their phase.</summary>
    public required IReadOnlyList<ProtectedPod> Pods { get; init; }

    /// <summary>Evictions granted before.</summary>
    public IReadOnlyList<DisruptedPod> DisruptedPods { get; init; } = [];

    /// <summary>The instant of the sync.</summary>
    public required SimTime Now { get; init; }
}
