using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>A pod that fitted nowhere.</summary>
/// <param name="Placed">As the others see it.</param>
/// <param name="RejectedBy">Who said no at its last attempt.</param>
public sealed record WaitingPod(PlacedPod Placed, RejectingPlugins RejectedBy)
{
    /// <summary>Its spread constraints.</summary>
    public IReadOnlyList<TopologySpreadConstraint> Constraints { get; init; } = [];

    /// <summary>The nodes that it may go to.</summary>
    public RequiredNodeAffinity Affinity { get; init; } = new(Empty.Strings, null);

    /// <summary>The taints that it tolerates.</summary>
    public IReadOnlyList<Toleration> Tolerations { get; init; } = [];

    /// <summary>What it asks for.</summary>
    public PodResources Resources { get; init; } = new(ResourceTotals.Zero, ResourceTotals.Zero, ResourceTotals.Zero);
}
