namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>A pod of a StatefulSet; it holds its ordinal until its object is gone.</summary>
/// <param name="Ordinal">The number at the end of its name.</param>
/// <param name="Phase">status.phase.</param>
public sealed record StatefulSetPod(int Ordinal, PodPhase Phase)
{
    /// <summary>Whether its Ready condition is True.</summary>
    public bool IsReady { get; init; }

    /// <summary>Whether it has been ready for minReadySeconds.</summary>
    public bool IsAvailable { get; init; }

    /// <summary>Whether its deletion has begun.</summary>
    public bool IsTerminating { get; init; }

    /// <summary>Whether it was made from the newest template.</summary>
    public bool IsUpdated { get; init; }

    /// <summary>Running and ready, terminating or not.</summary>
    public bool IsRunningAndReady => Phase == PodPhase.Running && IsReady;

    /// <summary>Running, ready and here to stay.</summary>
    public bool IsHealthy => IsRunningAndReady && !IsTerminating;
}
