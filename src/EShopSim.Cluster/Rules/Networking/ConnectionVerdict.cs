namespace EShopSim.Cluster.Rules.Networking;

/// <summary>What NetworkPolicies say to a connection.</summary>
public enum ConnectionVerdict
{
    /// <summary>It may be made.</summary>
    Allowed,

    /// <summary>The side that makes it may not reach the other.</summary>
    EgressDenied,

    /// <summary>The side that is reached does not let it in.</summary>
    IngressDenied,
}
