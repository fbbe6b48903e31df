using EShopSim.Cluster.State;

namespace EShopSim.Cluster.ReplicaSets;

/// <summary>A sync of a ReplicaSet that is under way: its requests may have to wait for the client's rate limit.</summary>
/// <param name="replicaSet">Whose.</param>
/// <param name="status">The status that it will write: that of the pods found at its beginning.</param>
internal sealed class ReplicaSetSync(ReplicaSetObject replicaSet, PodTally status)
{
    public ReplicaSetObject ReplicaSet { get; } = replicaSet;

    public PodTally Status { get; } = status;

    /// <summary>Sizes of the batches in which it creates.</summary>
    public required IReadOnlyList<int> Batches { get; init; }

    /// <summary>The batch that comes next.</summary>
    public int NextBatch { get; set; }

    /// <summary>Requests of the batch that still wait for their turn.</summary>
    public int Unmade { get; set; }

    /// <summary>Whether a pod was refused.</summary>
    public bool WasRefused { get; set; }

    /// <summary>Whether the ReplicaSet or its pods changed meanwhile.</summary>
    public bool IsOutdated { get; set; }
}
