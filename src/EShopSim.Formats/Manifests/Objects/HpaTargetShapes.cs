using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>The target of an HPA's metric: the value that its type names.</summary>
internal static class HpaTargetShapes
{
    internal static Shape<(MetricTargetType Type, long Value)> Of(params MetricTargetType[] allowed) => new ObjectShape<(MetricTargetType, long)>("a target", fields =>
    {
        var type = fields.Essential("type", Scalar.Choice([.. allowed.Select(value => (value.ToString(), value))]), "what the target is compared with");
        var utilization = fields.MaybeValue("averageUtilization", Scalar.Integer(1), "percent of the request");
        var average = fields.MaybeValue("averageValue", Scalar.Milli, "average per pod");
        var total = fields.MaybeValue("value", Scalar.Milli, "the value itself");
        return values =>
        {
            var (name, value, given) = values.Get(type) switch
            {
                MetricTargetType.Utilization => (utilization.Name, (long?)values.Get(utilization), values.Has(utilization)),
                MetricTargetType.AverageValue => (average.Name, values.Get(average), values.Has(average)),
                _ => (total.Name, values.Get(total), values.Has(total)),
            };
            if (!given)
                values.Report(DiagnosticCodes.MissingField, $"type is {values.Get(type)}, so '{name}' must be given");
            else if (value == 0)
                values.Report(DiagnosticCodes.OutOfRange, $"'{name}' must be greater than 0");
            return (values.Get(type), value is > 0 ? value.Value : 1);
        };
    });
}
