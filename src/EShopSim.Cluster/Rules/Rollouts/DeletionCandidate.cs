using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>An active pod of a ReplicaSet that is to shrink.</summary>
/// <param name="Name">The pod's name.</param>
/// <param name="Phase">status.phase.</param>
public sealed record DeletionCandidate(string Name, PodPhase Phase)
{
    /// <summary>metadata.uid; decides between pods of about the same age from 1.22 on.</summary>
    public string Uid { get; init; } = "";

    /// <summary>spec.nodeName; empty while unscheduled.</summary>
    public string NodeName { get; init; } = "";

    /// <summary>Whether the Ready condition is True, whatever minReadySeconds says.</summary>
    public bool IsReady { get; init; }

    /// <summary>lastTransitionTime of the Ready condition; null when it was never set.</summary>
    public SimTime? ReadyTime { get; init; }

    /// <summary>Annotation controller.kubernetes.io/pod-deletion-cost; 0 when absent or invalid. Looked at from 1.22 on (KEP-2255).</summary>
    public int DeletionCost { get; init; }

    /// <summary>Active pods on its node that serve the same owner; see <see cref="VictimRanking.RankByNode"/>.</summary>
    public int Rank { get; init; }

    /// <summary>Restarts of the container that restarted most.</summary>
    public int MaxContainerRestarts { get; init; }

    /// <summary>creationTimestamp; null when it was never set.</summary>
    public SimTime? CreatedAt { get; init; }
}
