namespace EShopSim.Simulation.Results;

/// <summary>Series of one node, one value per sample.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Zone">Its zone; may be empty.</param>
public sealed record NodeSeries(string Name, string Zone)
{
    /// <summary>1 while there is such a node: the Cluster Autoscaler may add it and take it away.</summary>
    public required IReadOnlyList<float> Present { get; init; }

    /// <summary>1 while its Ready condition is True, else 0.</summary>
    public required IReadOnlyList<float> Ready { get; init; }

    /// <summary>Pods bound to it.</summary>
    public required IReadOnlyList<float> Pods { get; init; }

    /// <summary>CPU requested by them, in millicores.</summary>
    public required IReadOnlyList<float> CpuRequestedMillicores { get; init; }

    /// <summary>CPU used over the sample, in millicores.</summary>
    public required IReadOnlyList<float> CpuUsageMillicores { get; init; }

    /// <summary>CPU allocatable, in millicores.</summary>
    public required IReadOnlyList<float> CpuAllocatableMillicores { get; init; }
}
