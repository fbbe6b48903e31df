namespace EShopSim.Cluster.Api;

/// <summary>What a NetworkPolicy lets through: one of the peers, at one of the ports.</summary>
/// <param name="Peers">The other side; empty for everybody.</param>
/// <param name="Ports">Ports of the pod that is connected to; empty for all.</param>
public sealed record NetworkPolicyRule(IReadOnlyList<NetworkPolicyPeer> Peers, IReadOnlyList<NetworkPolicyPort> Ports);
