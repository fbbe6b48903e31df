namespace EShopSim.Cluster.Api;

/// <summary>Which pods a quota counts.</summary>
public enum QuotaScope
{
    /// <summary>Those with activeDeadlineSeconds: none of those simulated.</summary>
    Terminating,

    /// <summary>Those without.</summary>
    NotTerminating,

    /// <summary>Those without any request and limit.</summary>
    BestEffort,

    /// <summary>The others.</summary>
    NotBestEffort,
}
