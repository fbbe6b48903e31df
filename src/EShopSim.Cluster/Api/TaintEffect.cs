namespace EShopSim.Cluster.Api;

/// <summary>What a taint does to pods that do not tolerate it.</summary>
public enum TaintEffect
{
    /// <summary>No new pod is placed on the node.</summary>
    NoSchedule,

    /// <summary>New pods are placed there only where nothing else fits as well.</summary>
    PreferNoSchedule,

    /// <summary>No new pod is placed there, and running ones are evicted.</summary>
    NoExecute,
}
