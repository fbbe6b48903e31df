namespace EShopSim.Cluster.Api;

/// <summary>Amounts of compute resources; null where the manifest gives none.</summary>
/// <param name="CpuMillicores">CPU in thousandths of a core.</param>
/// <param name="MemoryBytes">Memory in bytes.</param>
public sealed record ResourceList(long? CpuMillicores, long? MemoryBytes)
{
    /// <summary>Nothing given.</summary>
    public static ResourceList None { get; } = new(null, null);

    /// <summary>Ephemeral storage in bytes.</summary>
    public long? EphemeralStorageBytes { get; init; }

    /// <summary>Number of pods; on nodes only.</summary>
    public long? Pods { get; init; }

    /// <summary>Extended resources (such as GPUs) by name, in whole units.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Extended { get; init; } = [];
}
