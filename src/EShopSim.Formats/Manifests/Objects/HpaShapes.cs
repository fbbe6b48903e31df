using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>HorizontalPodAutoscalers of autoscaling/v1, v2beta1, v2beta2 and v2.</summary>
internal static class HpaShapes
{
    private static readonly string[] NewerFields = ["metrics", "behavior"];

    private static readonly Shape<HpaTarget> Target = new ObjectShape<HpaTarget>("a scale target", fields =>
    {
        var kind = fields.Essential("kind", Scalar.Name, "the target's kind");
        var name = fields.Essential("name", Scalar.Name, "the target's name");
        fields.Ignore("apiVersion");
        return values => new HpaTarget(values.Get(kind), values.Get(name));
    });

    internal static readonly Shape<HpaManifest> V1 = Autoscaler(HpaMetricShapes.Beta1, legacy: true);

    internal static readonly Shape<HpaManifest> V2Beta1 = Autoscaler(HpaMetricShapes.Beta1, legacy: false);

    internal static readonly Shape<HpaManifest> V2 = Autoscaler(HpaMetricShapes.Current, legacy: false);

    private static Shape<HpaManifest> Autoscaler(Shape<MetricSpec> metric, bool legacy) => new ObjectShape<HpaManifest>("a HorizontalPodAutoscaler", fields =>
    {
        var meta = fields.Essential("metadata", MetadataShapes.Meta, "name, namespace, labels");
        var spec = fields.Essential("spec", Spec(metric, legacy), "what is scaled and how");
        return values =>
        {
            var hpa = values.Get(spec) with { Meta = values.Get(meta) };
            return legacy ? HpaAnnotations.Apply(hpa, values) : hpa;
        };
    });

    private static Shape<HpaManifest> Spec(Shape<MetricSpec> metric, bool legacy) => new ObjectShape<HpaManifest>("an autoscaler's spec", fields =>
    {
        var target = fields.Essential("scaleTargetRef", Target, "the workload it scales");
        var max = fields.Required("maxReplicas", Scalar.Integer(1, WorkloadShapes.MaxReplicas), 1, "the upper bound");
        var min = fields.Optional("minReplicas", Scalar.Integer(0, WorkloadShapes.MaxReplicas), 1, "the lower bound");
        var utilization = legacy ? fields.MaybeValue("targetCPUUtilizationPercentage", Scalar.Integer(1), "CPU utilization aimed at") : null;
        var metrics = legacy ? null : fields.Optional("metrics", new ListShape<MetricSpec>(metric), [], "what it looks at");
        var behavior = legacy ? null : fields.Maybe("behavior", HpaBehaviorShapes.Behavior, "scaling rules");
        if (legacy)
            fields.Ignore(NewerFields);
        return values =>
        {
            Check(values, min, max);
            if (legacy)
                ReportNewerFields(values);
            IReadOnlyList<MetricSpec> read = legacy
                ? values.Get(utilization!) is { } percent ? [new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, percent)] : []
                : values.Get(metrics!);
            return new HpaManifest(WorkloadShapes.NoMeta, values.Get(target), values.Get(max))
            {
                MinReplicas = values.Get(min),
                Metrics = read,
                Behavior = legacy ? null : values.Get(behavior!),
            };
        };
    });

    private static void Check(FieldValues values, Field<int> min, Field<int> max)
    {
        if (values.Get(min) > values.Get(max) && values.Has(max))
            values.Report(DiagnosticCodes.Contradiction, max, FormattableString.Invariant($"maxReplicas {values.Get(max)} is below minReplicas {values.Get(min)}"));
    }

    private static void ReportNewerFields(FieldValues values)
    {
        foreach (var entry in values.Mapping.Entries.Where(entry => NewerFields.Contains(entry.Key.Text, StringComparer.Ordinal)))
            values.Context.Report(DiagnosticCodes.IgnoredField, entry.Key, $"autoscaling/v1 has no field '{entry.Key.Text}', Kubernetes ignores it; use apiVersion autoscaling/v2");
    }
}
