using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>Metrics of HPAs: the form of v2 and v2beta2, and the older one of v2beta1 that names targets differently.</summary>
internal static class HpaMetricShapes
{
    private static readonly (string Type, string Field, MetricSourceType Source)[] Sources =
    [
        ("Resource", "resource", MetricSourceType.Resource),
        ("ContainerResource", "containerResource", MetricSourceType.ContainerResource),
        ("Pods", "pods", MetricSourceType.Pods),
        ("Object", "object", MetricSourceType.Object),
        ("External", "external", MetricSourceType.External),
    ];

    internal static readonly Shape<MetricSpec> Current = Metric(
        Resource("averageUtilization", nested: true, container: false),
        Resource("averageUtilization", nested: true, container: true),
        HpaCustomMetricShapes.Pods,
        HpaCustomMetricShapes.Object,
        HpaCustomMetricShapes.External);

    internal static readonly Shape<MetricSpec> Beta1 = Metric(
        Resource("targetAverageUtilization", nested: false, container: false),
        Resource("targetAverageUtilization", nested: false, container: true),
        HpaCustomMetricShapes.PodsBeta1,
        HpaCustomMetricShapes.ObjectBeta1,
        HpaCustomMetricShapes.ExternalBeta1);

    private static Shape<MetricSpec> Metric(params Shape<MetricSpec>[] shapes) => new ObjectShape<MetricSpec>("a metric", fields =>
    {
        var type = fields.Essential("type", Scalar.Choice([.. Sources.Select(source => (source.Type, source.Source))]), "where the metric comes from");
        var sources = Sources.Select((source, i) => fields.Maybe(source.Field, shapes[i], $"the metric of type {source.Type}")).ToArray();
        return values =>
        {
            var slot = (int)values.Get(type);
            if (values.Get(sources[slot]) is { } metric)
                return metric;
            if (!values.Has(sources[slot]))
                values.Report(DiagnosticCodes.MissingField, $"type is {Sources[slot].Type}, so a field '{Sources[slot].Field}' must say which metric");
            return MetricSpec.DefaultCpu;
        };
    });

    private static Shape<MetricSpec> Resource(string utilization, bool nested, bool container) => new ObjectShape<MetricSpec>("a resource metric", fields =>
    {
        var source = container ? MetricSourceType.ContainerResource : MetricSourceType.Resource;
        var name = fields.Essential("name", Scalar.Choice(("cpu", "cpu"), ("memory", "memory")), "the resource");
        var containerName = container ? fields.Essential("container", Scalar.Name, "the container") : null;
        var target = nested
            ? fields.Essential("target", HpaTargetShapes.Of(MetricTargetType.Utilization, MetricTargetType.AverageValue), "what is aimed at")
            : null;
        var percent = nested ? null : fields.MaybeValue(utilization, Scalar.Integer(1), "percent of the request");
        var average = nested ? null : fields.MaybeValue("targetAverageValue", Scalar.Milli, "average per pod");
        return values =>
        {
            var (type, value) = target is not null ? values.Get(target) : OldTarget(values, percent!, average!);
            return new MetricSpec(source, values.Get(name), type, value) { Container = containerName is null ? null : values.Get(containerName) };
        };
    });

    private static (MetricTargetType Type, long Value) OldTarget(FieldValues values, Field<int?> percent, Field<long?> average)
    {
        if (values.Get(percent) is { } utilization)
            return (MetricTargetType.Utilization, utilization);
        if (values.Get(average) is { } value)
            return (MetricTargetType.AverageValue, value);
        if (!values.Has(percent) && !values.Has(average))
            values.Report(DiagnosticCodes.MissingField, "either 'targetAverageUtilization' or 'targetAverageValue' must be given");
        return (MetricTargetType.Utilization, 80);
    }
}
