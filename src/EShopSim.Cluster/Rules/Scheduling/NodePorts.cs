using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Whether the ports of the node that a pod takes for itself are free (plugins/nodeports/node_ports.go).</summary>
public static class NodePorts
{
    private const string AllAddresses = "0.0.0.0";

    /// <summary>Whether no pod of the node has one of them.</summary>
    public static bool AreFree(PodResources pod, NodeResources node)
    {
        foreach (var wanted in pod.HostPorts)
            foreach (var taken in node.HostPorts)
                if (Clash(wanted, taken))
                    return false;
        return true;
    }

    // One that listens on all addresses clashes with one on any.
    private static bool Clash(HostPort one, HostPort other) =>
        one.Port == other.Port
        && string.Equals(one.Protocol, other.Protocol, StringComparison.Ordinal)
        && (one.Ip is AllAddresses || other.Ip is AllAddresses || string.Equals(one.Ip, other.Ip, StringComparison.Ordinal));
}
