namespace EShopSim.Cluster.Api;

/// <summary>The kinds of object that own pods.</summary>
public enum WorkloadKind
{
    /// <summary>apps/v1 Deployment.</summary>
    Deployment,

    /// <summary>apps/v1 StatefulSet.</summary>
    StatefulSet,

    /// <summary>apps/v1 ReplicaSet that no Deployment owns.</summary>
    ReplicaSet,

    /// <summary>apps/v1 DaemonSet.</summary>
    DaemonSet,
}
