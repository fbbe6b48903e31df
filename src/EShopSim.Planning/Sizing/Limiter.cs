namespace EShopSim.Planning.Sizing;

/// <summary>What keeps a module from carrying more.</summary>
public enum Limiter
{
    /// <summary>The CPU that its pods may use.</summary>
    Cpu,

    /// <summary>The requests that its pods have in service at once: workers, or concurrency.</summary>
    Slots,

    /// <summary>Room on the nodes: their CPU, which pods share, is used up, or pods stay pending.</summary>
    NodeRoom,

    /// <summary>The maximum of its HPA.</summary>
    HpaMaximum,

    /// <summary>Connections or rate of something outside the cluster, which no replica changes.</summary>
    Dependency,
}
