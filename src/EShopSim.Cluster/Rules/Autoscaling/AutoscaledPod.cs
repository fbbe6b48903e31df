using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>A pod as the HPA sees it: what its object says, for one metric.</summary>
/// <param name="Name">The pod's name.</param>
/// <param name="Phase">status.phase.</param>
public sealed record AutoscaledPod(string Name, PodPhase Phase)
{
    /// <summary>Status of the Ready condition; null when the pod has none yet.</summary>
    public ConditionStatus? Ready { get; init; }

    /// <summary>lastTransitionTime of the Ready condition.</summary>
    public SimTime ReadyTransitionTime { get; init; }

    /// <summary>status.startTime, set when the kubelet first sees the pod; null before.</summary>
    public SimTime? StartTime { get; init; }

    /// <summary>Whether deletionTimestamp is set.</summary>
    public bool Deleted { get; init; }

    /// <summary>Requests of the application containers for the metric's resource.</summary>
    public IReadOnlyList<ContainerRequest> Containers { get; init; } = [];

    /// <summary>Requests of restartable init containers; counted from 1.33 on.</summary>
    public IReadOnlyList<ContainerRequest> Sidecars { get; init; } = [];

    /// <summary>Pod-level request in thousandths, which replaces the containers' from 1.33 on; null without one.</summary>
    public long? PodRequestMilli { get; init; }
}
