using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Networking;

/// <summary>
/// Which connections NetworkPolicies allow (networking.k8s.io/v1). A pod that no policy selects for a direction is open in it; one that some select may
/// do what any rule of any of them allows. A connection needs leave at both ends; answers need none.
/// </summary>
public static class NetworkPolicies
{
    private const int DnsPort = 53;

    /// <summary>Whether a pod may connect to a port of another.</summary>
    /// <param name="policies">All policies.</param>
    /// <param name="source">Who connects.</param>
    /// <param name="destination">To whom.</param>
    /// <param name="port">To which port of the pod, behind any Service; null where that is not known: then ports are not looked at.</param>
    public static ConnectionVerdict Check(IReadOnlyList<NetworkPolicy> policies, ConnectedPod source, ConnectedPod destination, NamedPort? port)
    {
        ArgumentNullException.ThrowIfNull(policies);
        if (!Leaves(policies, source, destination, port))
            return ConnectionVerdict.EgressDenied;
        var isIsolated = false;
        foreach (var policy in policies)
        {
            if (!policy.IsAboutIngress || !Selects(policy, destination))
                continue;
            isIsolated = true;
            foreach (var rule in policy.Ingress)
                if (Matches(rule, policy, source, port))
                    return ConnectionVerdict.Allowed;
        }

        return isIsolated ? ConnectionVerdict.IngressDenied : ConnectionVerdict.Allowed;
    }

    /// <summary>Whether a pod may ask for names at all: some rule lets it out to port 53, wherever that leads.</summary>
    public static bool MayResolveNames(IReadOnlyList<NetworkPolicy> policies, ConnectedPod pod)
    {
        ArgumentNullException.ThrowIfNull(policies);
        var selecting = policies.Where(policy => policy.IsAboutEgress && Selects(policy, pod)).ToArray();
        return selecting.Length == 0
            || selecting.Any(static policy => policy.Egress.Any(static rule => Matches(rule.Ports, new NamedPort("", DnsPort, "UDP")) || Matches(rule.Ports, new NamedPort("", DnsPort, "TCP"))));
    }

    private static bool Leaves(IReadOnlyList<NetworkPolicy> policies, ConnectedPod source, ConnectedPod destination, NamedPort? port)
    {
        var isIsolated = false;
        foreach (var policy in policies)
        {
            if (!policy.IsAboutEgress || !Selects(policy, source))
                continue;
            isIsolated = true;
            foreach (var rule in policy.Egress)
                if (Matches(rule, policy, destination, port))
                    return true;
        }

        return !isIsolated;
    }

    private static bool Selects(NetworkPolicy policy, ConnectedPod pod) =>
        string.Equals(policy.Meta.Namespace, pod.Namespace, StringComparison.Ordinal) && policy.PodSelector.Matches(pod.Labels);

    private static bool Matches(NetworkPolicyRule rule, NetworkPolicy policy, ConnectedPod other, NamedPort? port) =>
        (rule.Peers.Count == 0 || rule.Peers.Any(peer => Matches(peer, policy, other))) && (port is null || Matches(rule.Ports, port));

    private static bool Matches(NetworkPolicyPeer peer, NetworkPolicy policy, ConnectedPod other)
    {
        if (peer.Cidr is { } cidr)
            return cidr is "0.0.0.0/0" or "::/0";
        var isThere = peer.Namespaces is { } namespaces
            ? namespaces.Matches(other.NamespaceLabels)
            : string.Equals(policy.Meta.Namespace, other.Namespace, StringComparison.Ordinal);
        return isThere && (peer.Pods is null || peer.Pods.Matches(other.Labels));
    }

    private static bool Matches(IReadOnlyList<NetworkPolicyPort> allowed, NamedPort port) => allowed.Count == 0 || allowed.Any(candidate =>
        string.Equals(candidate.Protocol, port.Protocol, StringComparison.Ordinal)
        && (candidate.Name is { } name
            ? string.Equals(name, port.Name, StringComparison.Ordinal)
            : candidate.Number is not { } number || (port.Number >= number && port.Number <= (candidate.End ?? number))));
}
