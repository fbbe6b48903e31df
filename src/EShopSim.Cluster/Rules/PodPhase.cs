namespace EShopSim.Cluster.Rules;

/// <summary>status.phase of a pod.</summary>
public enum PodPhase
{
    /// <summary>Accepted, but not all containers have been started.</summary>
    Pending,

    /// <summary>Bound and at least one container runs.</summary>
    Running,

    /// <summary>All containers ended with success and stay so.</summary>
    Succeeded,

    /// <summary>All containers ended, at least one with failure.</summary>
    Failed,

    /// <summary>The node could not be asked.</summary>
    Unknown,
}
