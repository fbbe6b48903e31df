using EShopSim.Engine;

namespace EShopSim.Cluster.Api;

/// <summary>Machines of one make that a cloud lends: what the Cluster Autoscaler grows and shrinks.</summary>
/// <param name="Name">Its name; its nodes carry it as <see cref="Node.Pool"/>.</param>
/// <param name="Nodes">All nodes that it can have, so many as its maximum; the first <see cref="Count"/> of them are there at the beginning.</param>
public sealed record NodeGroup(string Name, IReadOnlyList<Node> Nodes)
{
    /// <summary>Nodes at the beginning.</summary>
    public int Count { get; init; }

    /// <summary>Nodes at least.</summary>
    public int Min { get; init; }

    /// <summary>Seconds from the order of a machine until its node is ready.</summary>
    public Distribution ProvisioningSeconds { get; init; } = new ConstantDistribution(60);
}
