namespace EShopSim.Cluster;

/// <summary>What is wrong with a version of a workload's pods.</summary>
public enum PodDefect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The image of the main container cannot be pulled.</summary>
    ImagePull,

    /// <summary>The main process exits with an error when it should have come up.</summary>
    Crash,

    /// <summary>The main process comes up, but its readiness probe never succeeds.</summary>
    NeverReady,
}
