namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>What a call leads to.</summary>
internal enum CallTarget
{
    /// <summary>An operation of a module.</summary>
    Operation,

    /// <summary>A dependency outside the cluster.</summary>
    Dependency,

    /// <summary>The consumer of a queue, by way of a message.</summary>
    Consumer,
}
