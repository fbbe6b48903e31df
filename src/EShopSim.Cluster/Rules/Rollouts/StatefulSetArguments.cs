using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>What one sync of a StatefulSet decides from.</summary>
public sealed record StatefulSetArguments
{
    /// <summary>Whose rules apply.</summary>
    public required KubernetesVersion Version { get; init; }

    /// <summary>spec.replicas.</summary>
    public required int Replicas { get; init; }

    /// <summary>spec.ordinals.start.</summary>
    public int StartOrdinal { get; init; }

    /// <summary>True for podManagementPolicy Parallel, false for OrderedReady.</summary>
    public bool Parallel { get; init; }

    /// <summary>True for updateStrategy OnDelete, false for RollingUpdate.</summary>
    public bool OnDelete { get; init; }

    /// <summary>updateStrategy.rollingUpdate.partition: pods below it keep their revision.</summary>
    public int Partition { get; init; }

    /// <summary>updateStrategy.rollingUpdate.maxUnavailable, where the gate MaxUnavailableStatefulSet is on; null where it is off.</summary>
    public IntOrPercent? MaxUnavailable { get; init; }

    /// <summary>Its pods, at most one per ordinal.</summary>
    public required IReadOnlyList<StatefulSetPod> Pods { get; init; }
}
