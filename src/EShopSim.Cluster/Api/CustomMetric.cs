namespace EShopSim.Cluster.Api;

/// <summary>A series that the metrics pipeline serves to HPAs under a name, as a rule of prometheus-adapter does.</summary>
/// <param name="Name">The metric's name in HPAs.</param>
/// <param name="Measure">What is measured.</param>
public sealed record CustomMetric(string Name, MetricMeasure Measure)
{
    /// <summary>Labels of the series, which an HPA's selector must match; without any it fits every selector.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = Empty.Strings;

    /// <summary>Kind of the only object that it describes; null describes whatever an HPA asks for.</summary>
    public string? DescribedKind { get; init; }

    /// <summary>Name of the only object that it describes.</summary>
    public string? DescribedName { get; init; }

    /// <summary>Workloads whose pods are measured; empty takes those behind the object that the HPA names, else its target.</summary>
    public IReadOnlyList<WorkloadRef> Workloads { get; init; } = [];

    /// <summary>What shows a counter or gauge; null for what is measured in pods.</summary>
    public IMetricSeries? Series { get; init; }

    /// <summary>The range that a rate is taken over.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether it is measured in each pod.</summary>
    public bool IsOfPods => Measure <= MetricMeasure.InFlight;
}
