using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster;

/// <summary>How long the pods of a workload take to start and to stop.</summary>
/// <param name="Workload">Whose.</param>
public sealed record PodTiming(WorkloadRef Workload)
{
    /// <summary>Seconds from container start until the readiness probe can succeed.</summary>
    public Distribution StartupSeconds { get; init; } = new ConstantDistribution(5);

    /// <summary>Seconds from SIGTERM, once nothing is in flight, until the process exits.</summary>
    public Distribution ShutdownSeconds { get; init; } = new ConstantDistribution(1);

    /// <summary>Seconds to pull the image where the node does not have it.</summary>
    public Distribution ImagePullSeconds { get; init; } = new ConstantDistribution(2);

    /// <summary>Seconds an init container runs, by its name.</summary>
    public IReadOnlyDictionary<string, Distribution> InitSeconds { get; init; } = new Dictionary<string, Distribution>(StringComparer.Ordinal);

    /// <summary>Seconds an init container runs that <see cref="InitSeconds"/> does not name.</summary>
    public Distribution OtherInitSeconds { get; init; } = new ConstantDistribution(1);

    /// <summary>What is wrong with this version of the pods.</summary>
    public PodDefect Defect { get; init; }
}
