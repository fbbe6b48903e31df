namespace EShopSim.Cluster;

/// <summary>What the cluster looks like at time zero.</summary>
public enum InitialState
{
    /// <summary>The shop has been running for long: initial replicas are bound, started and ready.</summary>
    Running,

    /// <summary>The manifests are applied at time zero; pods start from nothing.</summary>
    Empty,
}
