using System.Globalization;
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

            if (!TryMilli(aimedAt.Value, out var target) || target <= 0)
            {
                values.Context.Report(DiagnosticCodes.BadValue, aimedAt.Key, $"expected a number above 0 for {aimedAt.Name}, found '{aimedAt.Value}'");
                target = 1000;
            }

            var activation = settings.FirstOrDefault(static entry => entry.Name.StartsWith("activation", StringComparison.Ordinal));
            _ = TryMilli(activation.Key is null ? "0" : activation.Value, out var activationMilli);
            return new ScaledObjectTrigger(Metric(values.Get(type), values.Get(name), values.Get(metricType), settings, target), activationMilli);
        };
    });

    private static MetricSpec Metric(string type, string? name, MetricTargetType? metricType, IReadOnlyList<Keyed<string>> settings, long targetMilli)
    {
        if (type is "cpu" or "memory")
        {
            var container = settings.FirstOrDefault(static entry => entry.Name is "containerName");
            var isUtilization = metricType is null or MetricTargetType.Utilization;
            return new MetricSpec(
                container.Key is null ? MetricSourceType.Resource : MetricSourceType.ContainerResource, type,
                isUtilization ? MetricTargetType.Utilization : MetricTargetType.AverageValue, isUtilization ? targetMilli / 1000 : targetMilli)
            { Container = container.Key is null ? null : container.Value };
        }

        var named = settings.FirstOrDefault(static entry => Names.Contains(entry.Name, StringComparer.Ordinal));
        return new MetricSpec(
            MetricSourceType.External, name is { Length: > 0 } ? name : named.Key is null ? type : named.Value,
            metricType is MetricTargetType.Value ? MetricTargetType.Value : MetricTargetType.AverageValue, targetMilli);
    }

    private static bool TryMilli(string text, out long milli)
    {
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e15;
        milli = isNumber ? (long)Math.Round(number * 1000) : 0;
        return isNumber;
    }
}
