namespace EShopSim.Cluster;

/// <summary>Whose control-loop semantics a run follows.</summary>
public enum KubernetesVersion
{
    /// <summary>Kubernetes 1.20.</summary>
    V1_20,

    /// <summary>Kubernetes 1.28.</summary>
    V1_28,

    /// <summary>Kubernetes 1.35.</summary>
    V1_35,
}
