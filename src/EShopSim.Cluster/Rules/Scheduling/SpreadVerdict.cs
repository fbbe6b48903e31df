namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>What PodTopologySpread says about a node.</summary>
public enum SpreadVerdict
{
    /// <summary>The pod may go there.</summary>
    Fits,

    /// <summary>The node lacks a topology label; nothing but another label helps.</summary>
    MissingLabel,

    /// <summary>The pods would be spread too unevenly.</summary>
    SkewExceeded,
}
