namespace EShopSim.Planning.Sizing;

/// <summary>What keeps a module from carrying more.</summary>
public enum Limiter
{
    /// <summary>The CPU that its pods may use.</summary>
    Cpu,

    /// <summary>The requests that its pods have in service at once: workers, or concurrency.</summary>
    Slots,

    /// <summary>Room on the nodes: pods that the manifests ask for stay pending.</summary>
    NodeRoom,

    /// <summary>The maximum of its HPA.</summary>
    HpaMaximum,
}
