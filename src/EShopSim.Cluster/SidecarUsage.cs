namespace EShopSim.Cluster;

/// <summary>What a container beside the main one uses all the time.</summary>
/// <param name="Container">Its name.</param>
/// <param name="CpuMillicores">CPU.</param>
/// <param name="MemoryBytes">Working set.</param>
public sealed record SidecarUsage(string Container, long CpuMillicores, long MemoryBytes);
