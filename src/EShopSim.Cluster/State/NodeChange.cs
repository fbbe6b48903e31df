namespace EShopSim.Cluster.State;

/// <summary>What a write to the API changed about a node.</summary>
internal enum NodeChange
{
    /// <summary>The object was deleted.</summary>
    Deleted,

    /// <summary>The node joined.</summary>
    Added,

    /// <summary>Its Ready condition changed.</summary>
    Condition,

    /// <summary>Its taints changed, or it was cordoned or uncordoned.</summary>
    Schedulability,
}
