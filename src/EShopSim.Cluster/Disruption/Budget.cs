using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Disruption;

/// <summary>A PodDisruptionBudget and when it last let a pod go.</summary>
internal sealed class Budget(PodDisruptionBudget spec)
{
    public PodDisruptionBudget Spec { get; } = spec;

    /// <summary>When it granted an eviction; null before the first.</summary>
    public SimTime? GrantedAt { get; set; }
}
