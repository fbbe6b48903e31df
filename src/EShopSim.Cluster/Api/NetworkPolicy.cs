namespace EShopSim.Cluster.Api;

/// <summary>networking.k8s.io/v1 NetworkPolicy.</summary>
/// <param name="Meta">Name and namespace.</param>
/// <param name="PodSelector">The pods of its namespace that it is about.</param>
public sealed record NetworkPolicy(ObjectMeta Meta, LabelSelector PodSelector)
{
    /// <summary>Whether it isolates its pods from what others send them.</summary>
    public bool IsAboutIngress { get; init; } = true;

    /// <summary>Whether it isolates its pods from where they send to.</summary>
    public bool IsAboutEgress { get; init; }

    /// <summary>What may reach its pods.</summary>
    public IReadOnlyList<NetworkPolicyRule> Ingress { get; init; } = [];

    /// <summary>What its pods may reach.</summary>
    public IReadOnlyList<NetworkPolicyRule> Egress { get; init; } = [];
}
