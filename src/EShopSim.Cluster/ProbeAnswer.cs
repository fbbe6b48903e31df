namespace EShopSim.Cluster;

/// <summary>What comes back when a probe is sent to a pod.</summary>
public enum ProbeAnswer
{
    /// <summary>The process answers at once.</summary>
    Succeeded,

    /// <summary>The process refuses.</summary>
    Failed,

    /// <summary>The answer is still to come.</summary>
    Pending,
}
