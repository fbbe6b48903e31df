namespace EShopSim.Cluster.Kubelet;

/// <summary>What a container is to its pod.</summary>
internal enum ContainerRole
{
    /// <summary>It runs to its end before the next one starts.</summary>
    Init,

    /// <summary>An init container that keeps running (KEP-753).</summary>
    Sidecar,

    /// <summary>An application container beside the main one.</summary>
    Companion,

    /// <summary>The application container that does the workload's own work.</summary>
    Main,
}
