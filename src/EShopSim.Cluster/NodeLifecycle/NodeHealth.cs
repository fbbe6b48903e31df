using EShopSim.Engine;

namespace EShopSim.Cluster.NodeLifecycle;

/// <summary>What the node controller knows of a node.</summary>
internal sealed class NodeHealth(NodeState node, Zone zone, SimTime leaseRenewedAt)
{
    public NodeState Node { get; } = node;

    public Zone Zone { get; } = zone;

    /// <summary>A renewal of the node's lease; the others lie whole renewal periods from it while the machine lives.</summary>
    public SimTime LeaseRenewedAt { get; set; } = leaseRenewedAt;

    /// <summary>When the controller last saw a new heartbeat, by its own clock; valid while the node is cut off.</summary>
    public SimTime ProbeTimestamp { get; set; }

    /// <summary>Whether the node was queued for a NoExecute taint since it was last ready.</summary>
    public bool MarkedForTainting { get; set; }

    /// <summary>Whether there is something to watch: the machine is away, or its absence has left marks.</summary>
    public bool Troubled { get; set; }
}
