namespace EShopSim.Cluster.Api;

/// <summary>A side of a connection that a NetworkPolicy allows.</summary>
/// <param name="Pods">Labels of the pods; null is all pods of the namespaces.</param>
/// <param name="Namespaces">Labels of their namespaces; null is the policy's own.</param>
public sealed record NetworkPolicyPeer(LabelSelector? Pods, LabelSelector? Namespaces)
{
    /// <summary>An address range instead of pods; null where pods are meant. Addresses of pods are not known, so only a range of everything takes them in.</summary>
    public string? Cidr { get; init; }
}
