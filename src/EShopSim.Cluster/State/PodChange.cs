namespace EShopSim.Cluster.State;

/// <summary>What a write to the API changed about a pod.</summary>
internal enum PodChange
{
    /// <summary>The object was created.</summary>
    Created,

    /// <summary>The scheduler bound it to a node.</summary>
    Bound,

    /// <summary>Its phase became Running.</summary>
    Running,

    /// <summary>Its Ready condition became True.</summary>
    Ready,

    /// <summary>Its Ready condition became False.</summary>
    Unready,

    /// <summary>Its deletionTimestamp was set.</summary>
    Deleting,

    /// <summary>Its phase became Failed.</summary>
    Failed,

    /// <summary>The object was removed.</summary>
    Gone,
}
