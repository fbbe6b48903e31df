namespace EShopSim.Cluster.Api;

/// <summary>Ports that a NetworkPolicy allows.</summary>
/// <param name="Protocol">TCP, UDP or SCTP.</param>
public sealed record NetworkPolicyPort(string Protocol)
{
    /// <summary>The port, or the first of a range; null with a name, or for all ports of the protocol.</summary>
    public int? Number { get; init; }

    /// <summary>The last port of a range; null for one port.</summary>
    public int? End { get; init; }

    /// <summary>The name of a port of the pod connected to; null with a number.</summary>
    public string? Name { get; init; }
}
