using System.Globalization;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>Triggers of ScaledObjects: whatever they ask in a real cluster, here a metric of the scenario answers by the trigger's name.</summary>
internal static class KedaTrigger
{
    // What scalers call the value aimed at, and what says which of several sources is meant (kedacore/keda, pkg/scalers).
    private static readonly string[] Thresholds = ["threshold", "value", "lagThreshold", "queueLength", "listLength", "targetValue", "targetQueryValue", "messageCount", "activeTaskCount"];
    private static readonly string[] Names = ["metricName", "queueName", "topic", "listName", "subscriptionName", "stream"];

    internal static readonly Shape<ScaledObjectTrigger?> Instance = new ObjectShape<ScaledObjectTrigger?>("a trigger", fields =>
    {
        var type = fields.Essential("type", Scalar.Name, "the scaler");
        var name = fields.Maybe("name", Scalar.AnyScalar, "the trigger's name");
        var metricType = fields.MaybeValue("metricType", Scalar.Choice(("AverageValue", MetricTargetType.AverageValue), ("Value", MetricTargetType.Value), ("Utilization", MetricTargetType.Utilization)), "what the target is compared with");
        var metadata = fields.Optional("metadata", new MapShape<string>(Scalar.AnyScalar), [], "the scaler's settings");
        fields.Ignore("authenticationRef", "useCachedMetrics");
        return values =>
        {
            var settings = values.Get(metadata);
            var aimedAt = settings.FirstOrDefault(entry => Thresholds.Contains(entry.Name, StringComparer.Ordinal));
            if (values.Get(type) is "cron" || aimedAt.Key is null)
            {
                values.Report(DiagnosticCodes.TriggerUnsimulated, $"a trigger of type '{values.Get(type)}'{(values.Get(type) is "cron" ? "" : " without a threshold that is known")} is not simulated; it is left out");
                return null;
            }

            var isOfPods = values.Get(type) is "cpu" or "memory";
            var compared = Compared(values, values.Has(metricType) ? values.At(metricType) : null, values.Get(metricType), settings, isOfPods);
            var target = Target(values, compared, isOfPods, aimedAt);
            var activation = settings.FirstOrDefault(static entry => entry.Name.StartsWith("activation", StringComparison.Ordinal));
            var activationMilli = 0L;
            if (activation.Key is not null && !TryMilli(activation.Value, out activationMilli))
                values.Context.Report(DiagnosticCodes.BadValue, activation.Key, $"expected a number for {activation.Name}, found '{activation.Value}'");
            return new ScaledObjectTrigger(Metric(values.Get(type), values.Get(name), compared, settings, target), activationMilli);
        };
    });

    // A trigger of CPU or memory becomes a resource metric of the HPA, any other an external one; metadata.type is what metricType was called before (cpu_memory_scaler.go, scaler.go).
    private static MetricTargetType Compared(FieldValues values, YamlNode? at, MetricTargetType? metricType, IReadOnlyList<Keyed<string>> settings, bool isOfPods)
    {
        var usual = isOfPods ? MetricTargetType.Utilization : MetricTargetType.AverageValue;
        var refused = isOfPods ? MetricTargetType.Value : MetricTargetType.Utilization;
        var text = metricType?.ToString();
        if (isOfPods && at is null && settings.FirstOrDefault(static entry => entry.Name is "type") is { Key: { } old } deprecated)
        {
            (at, text) = (old, deprecated.Value);
            metricType = text switch { "AverageValue" => MetricTargetType.AverageValue, "Utilization" => MetricTargetType.Utilization, _ => refused };
        }

        if (metricType != refused)
            return metricType ?? usual;
        values.Context.Report(DiagnosticCodes.BadValue, at ?? values.Mapping, $"expected {(isOfPods ? "Utilization or AverageValue" : "Value or AverageValue")}, found '{text}'; KEDA refuses it for this type of trigger");
        return usual;
    }

    private static long Target(FieldValues values, MetricTargetType compared, bool isOfPods, Keyed<string> aimedAt)
    {
        var (isGood, target, expected) = (isOfPods, compared) switch
        {
            (true, MetricTargetType.AverageValue) => (Quantity.TryParse(aimedAt.Value, out var quantity) && quantity.Sign > 0, quantity.MilliValue, "a quantity above 0, such as 500m or 512Mi,"),
            (true, _) => (int.TryParse(aimedAt.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent > 0, percent, "a whole number of percent above 0"),
            _ => (TryMilli(aimedAt.Value, out var milli) && milli > 0, milli, "a number above 0"),
        };
        if (isGood)
            return target;
        values.Context.Report(DiagnosticCodes.BadValue, aimedAt.Key, $"expected {expected} for {aimedAt.Name}, found '{aimedAt.Value}'");
        return 1000;
    }

    private static MetricSpec Metric(string type, string? name, MetricTargetType compared, IReadOnlyList<Keyed<string>> settings, long target)
    {
        if (type is "cpu" or "memory")
        {
            var container = settings.FirstOrDefault(static entry => entry.Name is "containerName");
            return new MetricSpec(container.Key is null ? MetricSourceType.Resource : MetricSourceType.ContainerResource, type, compared, target)
            {
                Container = container.Key is null ? null : container.Value,
            };
        }

        var named = settings.FirstOrDefault(static entry => Names.Contains(entry.Name, StringComparer.Ordinal));
        return new MetricSpec(
            MetricSourceType.External, name is { Length: > 0 } ? name : named.Key is null ? type : named.Value,
            compared, target);
    }

    private static bool TryMilli(string text, out long milli)
    {
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e15;
        milli = isNumber ? (long)Math.Round(number * 1000) : 0;
        return isNumber;
    }
}
