using EShopSim.Cluster.Api;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>What autoscaling/v1 keeps of the newer versions in annotations (pkg/apis/autoscaling/v1/conversion.go).</summary>
internal static class HpaAnnotations
{
    private const string MetricsKey = "autoscaling.alpha.kubernetes.io/metrics";
    private const string BehaviorKey = "autoscaling.alpha.kubernetes.io/behavior";
    private static readonly ListShape<MetricSpec> Metrics = new(HpaMetricShapes.Beta1);

    /// <summary>Metrics of the annotation come before the CPU target of the spec.</summary>
    internal static HpaManifest Apply(HpaManifest hpa, FieldValues values)
    {
        if (Read(values, MetricsKey, Metrics, out var metrics))
            hpa = hpa with { Metrics = [.. metrics, .. hpa.Metrics] };
        if (Read(values, BehaviorKey, HpaBehaviorShapes.Behavior, out var behavior))
            hpa = hpa with { Behavior = behavior };
        return hpa;
    }

    private static bool Read<T>(FieldValues values, string key, Shape<T> shape, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? value)
        where T : class
    {
        value = null;
        if (values.Mapping.Find("metadata", "annotations", key) is not YamlScalar { IsNull: false } text
            || YamlText.ParseValue(text.At, text.Text, values.Context.Findings) is not { IsNull: false } node)
            return false;
        values.Context.Enter($".metadata.annotations['{key}']");
        var good = shape.TryRead(node, values.Context, out value);
        values.Context.Leave();
        return good;
    }
}
