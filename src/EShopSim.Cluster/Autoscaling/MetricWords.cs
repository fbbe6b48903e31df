using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>A metric of an HPA in words and in the unit people read it in.</summary>
internal sealed class MetricWords
{
    private const double BytesPerMebibyte = 1024 * 1024;

    private readonly MetricSpec _metric;
    private readonly string _unit;
    private readonly double _scale;

    public MetricWords(MetricSpec metric)
    {
        _metric = metric;
        var isResource = metric.Source is MetricSourceType.Resource or MetricSourceType.ContainerResource;
        (_unit, _scale) = (isResource, metric.TargetType, metric.Name) switch
        {
            (_, MetricTargetType.Utilization, _) => ("%", 1),
            (true, _, "cpu") => ("m", 1),
            (true, _, "memory") => ("MiB", 1000 * BytesPerMebibyte),
            _ => ("", 1000.0),
        };
    }

    /// <summary>As <c>cpu utilization (%)</c>, <c>memory (MiB average)</c>, <c>http_requests_per_second (average)</c>.</summary>
    public string Title => $"{Name} {(_unit, _metric.TargetType) switch
    {
        (_, MetricTargetType.Utilization) => "utilization (%)",
        ("", MetricTargetType.Value) => "(value)",
        ("", _) => "(average)",
        ("m", _) => "(millicores average)",
        _ => $"({_unit} average)",
    }}";

    /// <summary>The metric's name, with the container it is about.</summary>
    public string Name => _metric.Container is { } container ? $"{_metric.Name} of {container}" : _metric.Name;

    /// <summary>The target in the unit of <see cref="Title"/>.</summary>
    public double Target => _metric.Target / _scale;

    /// <summary>The value in the unit of <see cref="Title"/>; null where there is none.</summary>
    public double? Value(ReplicaCalculation calculation) => calculation.Usage / _scale;

    /// <summary>As <c>cpu at 93 % of requests against a target of 50 %</c>.</summary>
    public string Against(ReplicaCalculation calculation) =>
        Value(calculation) is { } value ? $"{Name} at {Amount(value)} against a target of {Plain(Target)}" : $"{Name} without a value";

    private string Amount(double value) => _metric.TargetType switch
    {
        MetricTargetType.Utilization => Plain(value) + " of requests",
        MetricTargetType.AverageValue => Plain(value) + " per pod",
        _ => Plain(value),
    };

    private string Plain(double value) =>
        _unit.Length == 0 ? Text.Of($"{value:0.###}") : Text.Of($"{value:0.#} {_unit}");
}
