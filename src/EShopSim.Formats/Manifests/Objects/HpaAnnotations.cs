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
        if (AnnotationText.TryRead(values.Mapping, MetricsKey, Metrics, values.Context, out var metrics))
            hpa = hpa with { Metrics = [.. metrics, .. hpa.Metrics] };
        if (AnnotationText.TryRead(values.Mapping, BehaviorKey, HpaBehaviorShapes.Behavior, values.Context, out var behavior))
            hpa = hpa with { Behavior = behavior };
        return hpa;
    }
}
