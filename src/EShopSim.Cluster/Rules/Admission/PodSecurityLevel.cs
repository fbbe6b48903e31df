namespace EShopSim.Cluster.Rules.Admission;

/// <summary>How strict a namespace is with its pods (Pod Security Standards).</summary>
public enum PodSecurityLevel
{
    /// <summary>Everything is allowed: the default.</summary>
    Privileged,

    /// <summary>What would take over the node is not.</summary>
    Baseline,

    /// <summary>Only what is written to be harmless is.</summary>
    Restricted,
}
