namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>status.qosClass of a pod: who is evicted or killed first when a node runs out.</summary>
public enum QosClass
{
    /// <summary>No request and no limit: first.</summary>
    BestEffort,

    /// <summary>Anything between.</summary>
    Burstable,

    /// <summary>CPU and memory limited everywhere, with requests as high: last.</summary>
    Guaranteed,
}
