namespace EShopSim.Traffic;

/// <summary>What the time of a request goes to, on the way that its answer had to wait for.</summary>
public enum LatencyKind
{
    /// <summary>It waited for a place in a pod, or for a connection to one.</summary>
    Queue,

    /// <summary>It worked on a core.</summary>
    Cpu,

    /// <summary>It was ready to work, but others had the cores: requests in the same pod, other pods of the node, or a pause of the process.</summary>
    CpuWait,

    /// <summary>Its pod had spent its CPU limit and stood still until the period ended.</summary>
    Throttled,

    /// <summary>It waited for what needs no CPU here: disks, databases, other people's servers.</summary>
    Wait,

    /// <summary>It was on its way between pods.</summary>
    Network,

    /// <summary>It was lost in tries that came to nothing, and in the pauses between them.</summary>
    Retry,
}
