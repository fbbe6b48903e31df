namespace EShopSim.Cluster.NodeLifecycle;

/// <summary>How much of a zone is lost, which decides how fast its nodes are tainted.</summary>
internal enum ZoneState
{
    /// <summary>Few nodes are not ready.</summary>
    Normal,

    /// <summary>Many are not: the cause may lie elsewhere.</summary>
    PartialDisruption,

    /// <summary>All are not.</summary>
    FullDisruption,
}
