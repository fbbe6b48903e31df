namespace EShopSim.Cluster.Api;

/// <summary>How a Service is reached.</summary>
public enum ServiceType
{
    /// <summary>By a virtual address inside the cluster, or by DNS alone when headless.</summary>
    ClusterIP,

    /// <summary>Also by a port of every node.</summary>
    NodePort,

    /// <summary>Also by a load balancer of the provider.</summary>
    LoadBalancer,

    /// <summary>A DNS alias of a name outside; it has no endpoints.</summary>
    ExternalName,
}
