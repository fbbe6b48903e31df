using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>Metrics of HPAs that come from a custom or external metrics API.</summary>
internal static class HpaCustomMetricShapes
{
    private static readonly Shape<(string Name, LabelSelector? Selector)> Identifier = new ObjectShape<(string, LabelSelector?)>("a metric's name", fields =>
    {
        var name = fields.Essential("name", Scalar.Name, "the metric's name");
        var selector = fields.Maybe("selector", MetadataShapes.Selector, "selects series");
        return values => (values.Get(name), values.Get(selector));
    });

    private static readonly Shape<HpaTarget> Described = new ObjectShape<HpaTarget>("an object", fields =>
    {
        var kind = fields.Essential("kind", Scalar.Name, "the object's kind");
        var name = fields.Essential("name", Scalar.Name, "the object's name");
        fields.Ignore("apiVersion");
        return values => new HpaTarget(values.Get(kind), values.Get(name));
    });

    internal static readonly Shape<MetricSpec> Pods = Of(MetricSourceType.Pods, MetricTargetType.AverageValue);

    internal static readonly Shape<MetricSpec> External = Of(MetricSourceType.External, MetricTargetType.Value, MetricTargetType.AverageValue);

    internal static readonly Shape<MetricSpec> Object = new ObjectShape<MetricSpec>("an object metric", fields =>
    {
        var metric = fields.Essential("metric", Identifier, "the metric");
        var target = fields.Essential("target", HpaTargetShapes.Of(MetricTargetType.Value, MetricTargetType.AverageValue), "what is aimed at");
        var described = fields.Essential("describedObject", Described, "the object");
        return values => Make(MetricSourceType.Object, values.Get(metric), values.Get(target)) with
        {
            DescribedKind = values.Get(described).Kind,
            DescribedName = values.Get(described).Name,
        };
    });

    internal static readonly Shape<MetricSpec> PodsBeta1 = new ObjectShape<MetricSpec>("a pods metric", fields =>
    {
        var name = fields.Essential("metricName", Scalar.Name, "the metric's name");
        var average = fields.Essential("targetAverageValue", Scalar.Milli, "average per pod");
        var selector = fields.Maybe("selector", MetadataShapes.Selector, "selects series");
        return values => Make(MetricSourceType.Pods, (values.Get(name), values.Get(selector)), (MetricTargetType.AverageValue, values.Get(average)));
    });

    internal static readonly Shape<MetricSpec> ObjectBeta1 = new ObjectShape<MetricSpec>("an object metric", fields =>
    {
        var name = fields.Essential("metricName", Scalar.Name, "the metric's name");
        var described = fields.Essential("target", Described, "the object");
        var total = fields.MaybeValue("targetValue", Scalar.Milli, "the value itself");
        var average = fields.MaybeValue("averageValue", Scalar.Milli, "average per pod");
        var selector = fields.Maybe("selector", MetadataShapes.Selector, "selects series");
        return values => Make(MetricSourceType.Object, (values.Get(name), values.Get(selector)), Either(values, total, average)) with
        {
            DescribedKind = values.Get(described).Kind,
            DescribedName = values.Get(described).Name,
        };
    });

    internal static readonly Shape<MetricSpec> ExternalBeta1 = new ObjectShape<MetricSpec>("an external metric", fields =>
    {
        var name = fields.Essential("metricName", Scalar.Name, "the metric's name");
        var selector = fields.Maybe("metricSelector", MetadataShapes.Selector, "selects series");
        var total = fields.MaybeValue("targetValue", Scalar.Milli, "the value itself");
        var average = fields.MaybeValue("targetAverageValue", Scalar.Milli, "average per pod");
        return values => Make(MetricSourceType.External, (values.Get(name), values.Get(selector)), Either(values, total, average));
    });

    private static Shape<MetricSpec> Of(MetricSourceType source, params MetricTargetType[] targets) => new ObjectShape<MetricSpec>("a metric", fields =>
    {
        var metric = fields.Essential("metric", Identifier, "the metric");
        var target = fields.Essential("target", HpaTargetShapes.Of(targets), "what is aimed at");
        return values => Make(source, values.Get(metric), values.Get(target));
    });

    private static MetricSpec Make(MetricSourceType source, (string Name, LabelSelector? Selector) metric, (MetricTargetType Type, long Value) target) =>
        new(source, metric.Name, target.Type, target.Value) { Selector = metric.Selector };

    private static (MetricTargetType Type, long Value) Either(FieldValues values, Field<long?> total, Field<long?> average)
    {
        if (values.Get(average) is { } perPod)
            return (MetricTargetType.AverageValue, perPod);
        if (values.Get(total) is { } value)
            return (MetricTargetType.Value, value);
        values.Report(DiagnosticCodes.MissingField, $"either '{total.Name}' or '{average.Name}' must be given");
        return (MetricTargetType.Value, 1);
    }
}
