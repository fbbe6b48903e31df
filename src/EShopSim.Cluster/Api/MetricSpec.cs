namespace EShopSim.Cluster.Api;

/// <summary>One metric of an HPA with its target.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Name">The resource (<c>cpu</c>, <c>memory</c>) or the metric's name.</param>
/// <param name="TargetType">What the target is compared with.</param>
/// <param name="Target">Percent for Utilization; otherwise thousandths of the metric's unit (millicores; bytes × 1000).</param>
public sealed record MetricSpec(MetricSourceType Source, string Name, MetricTargetType TargetType, long Target)
{
    /// <summary>What an HPA without metrics looks at: CPU utilization 80 %.</summary>
    public static MetricSpec DefaultCpu { get; } = new(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, 80);

    /// <summary>The container of a ContainerResource metric.</summary>
    public string? Container { get; init; }

    /// <summary>Kind of the object an Object metric describes.</summary>
    public string? DescribedKind { get; init; }

    /// <summary>Name of the object an Object metric describes.</summary>
    public string? DescribedName { get; init; }

    /// <summary>Selects series of a custom or external metric; null takes all.</summary>
    public LabelSelector? Selector { get; init; }
}
