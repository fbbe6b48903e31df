using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>ScaledObjects of KEDA.</summary>
internal static class ScaledObjectShape
{
    private static readonly WorkloadRef Nowhere = new(WorkloadKind.Deployment, "", "");

    private static readonly Shape<HpaTarget> Target = new ObjectShape<HpaTarget>("a scale target", fields =>
    {
        var kind = fields.Optional("kind", Scalar.Name, "Deployment", "the target's kind");
        var name = fields.Essential("name", Scalar.Name, "the target's name");
        fields.Ignore("apiVersion", "envSourceContainerName");
        return values => new HpaTarget(values.Get(kind), values.Get(name));
    });

    private static readonly Shape<(string? Name, HpaBehavior? Behavior)> Hpa = new ObjectShape<(string?, HpaBehavior?)>("an HPA's settings", fields =>
    {
        var name = fields.Maybe("name", Scalar.Name, "the HPA's name");
        var behavior = fields.Maybe("behavior", HpaBehaviorShapes.Behavior, "scaling rules");
        return values => (values.Get(name), values.Get(behavior));
    });

    private static readonly Shape<(string? Name, HpaBehavior? Behavior)> Advanced = new ObjectShape<(string?, HpaBehavior?)>("advanced settings", fields =>
    {
        var hpa = fields.Optional("horizontalPodAutoscalerConfig", Hpa, (null, null), "settings of the HPA");
        fields.Ignore("restoreToOriginalReplicaCount", "scalingModifiers");
        return values =>
        {
            if (values.Mapping["scalingModifiers"] is { IsNull: false } modifiers)
                values.Context.Report(DiagnosticCodes.ScaledObjectUnsimulated, modifiers, "scalingModifiers are not simulated; each trigger counts by itself");
            return values.Get(hpa);
        };
    });

    private static readonly Shape<ScaledObjectManifest> Spec = new ObjectShape<ScaledObjectManifest>("a ScaledObject's spec", fields =>
    {
        var target = fields.Essential("scaleTargetRef", Target, "the workload it scales");
        var min = fields.Optional("minReplicaCount", Scalar.Integer(0, WorkloadShapes.MaxReplicas), 0, "the lower bound");
        var max = fields.Optional("maxReplicaCount", Scalar.Integer(1, WorkloadShapes.MaxReplicas), 100, "the upper bound");
        var idle = fields.MaybeValue("idleReplicaCount", Scalar.Integer(0, 0), "replicas while nothing is active");
        var polling = fields.Optional("pollingInterval", Scalar.Integer(1, 86400), 30, "seconds from look to look");
        var cooldown = fields.Optional("cooldownPeriod", Scalar.Integer(0), 300, "seconds without activity until it sleeps");
        var initial = fields.Optional("initialCooldownPeriod", Scalar.Integer(0), 0, "the same after its creation");
        var advanced = fields.Optional("advanced", Advanced, (null, null), "settings of the HPA");
        var triggers = fields.Required("triggers", new ListShape<ScaledObjectTrigger?>(KedaTrigger.Instance, minItems: 1), [], "what it looks at");
        fields.Ignore("fallback");
        return values =>
        {
            if (values.Get(min) > values.Get(max))
                values.Report(DiagnosticCodes.Contradiction, max, FormattableString.Invariant($"maxReplicaCount {values.Get(max)} is below minReplicaCount {values.Get(min)}"));
            if (values.Mapping["fallback"] is { IsNull: false } fallback)
                values.Context.Report(DiagnosticCodes.ScaledObjectUnsimulated, fallback, "the fallback is not simulated; a metric that nobody serves counts as unavailable");
            ScaledObjectTrigger[] read = [.. values.Get(triggers).OfType<ScaledObjectTrigger>()];
            var hpa = new HpaManifest(new ObjectMeta("", values.Get(advanced).Name ?? ""), values.Get(target), values.Get(max))
            {
                MinReplicas = Math.Max(1, values.Get(min)),
                Metrics = [.. read.Select(static trigger => trigger.Metric)],
                Behavior = values.Get(advanced).Behavior,
            };
            return new ScaledObjectManifest(
                new ScaledObject(WorkloadShapes.NoMeta, new HorizontalPodAutoscaler(WorkloadShapes.NoMeta, Nowhere, 1))
                {
                    MinReplicas = values.Get(min),
                    IdleReplicas = values.Get(idle),
                    PollingInterval = TimeSpan.FromSeconds(values.Get(polling)),
                    Cooldown = TimeSpan.FromSeconds(values.Get(cooldown)),
                    InitialCooldown = TimeSpan.FromSeconds(values.Get(initial)),
                    Triggers = [.. read.Where(static trigger => trigger.Metric.Source == MetricSourceType.External)],
                },
                hpa);
        };
    });

    internal static readonly Shape<ScaledObjectManifest> Instance = new ObjectShape<ScaledObjectManifest>("a ScaledObject", fields =>
    {
        var meta = fields.Essential("metadata", MetadataShapes.Meta, "name, namespace, labels");
        var spec = fields.Essential("spec", Spec, "what is scaled and how");
        return values =>
        {
            var (read, own) = (values.Get(spec), values.Get(meta));
            ReportPause(values, own);
            var name = read.Autoscaler.Meta.Name is { Length: > 0 } given ? given : "keda-hpa-" + own.Name;
            return new ScaledObjectManifest(read.Object with { Meta = own }, read.Autoscaler with { Meta = new ObjectMeta(own.Namespace, name) });
        };
    });

    // paused-replicas pauses whatever it says, the others unless they say false (apis/keda/v1alpha1/scaledobject_types.go).
    private static void ReportPause(FieldValues values, ObjectMeta meta)
    {
        foreach (var annotation in new[] { "paused-replicas", "paused", "paused-scale-in" })
        {
            var key = "autoscaling.keda.sh/" + annotation;
            if (meta.Annotations.TryGetValue(key, out var value) && (annotation is "paused-replicas" || !bool.TryParse(value, out var isPaused) || isPaused))
                values.Context.Report(DiagnosticCodes.ScaledObjectPaused, values.Mapping.Find("metadata", "annotations", key), $"{key} is not simulated: '{meta.Name}' scales as if it were not there; take it away, or the ScaledObject, to simulate one or the other");
        }
    }
}
