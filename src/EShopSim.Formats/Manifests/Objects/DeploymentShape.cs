using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>Deployments.</summary>
internal static class DeploymentShape
{
    private static readonly (IntOrPercent Surge, IntOrPercent Unavailable) DefaultBounds = (IntOrPercent.Percent(25), IntOrPercent.Percent(25));

    private static readonly (bool Recreate, IntOrPercent Surge, IntOrPercent Unavailable) DefaultStrategy = (false, DefaultBounds.Surge, DefaultBounds.Unavailable);

    private static readonly Shape<(IntOrPercent Surge, IntOrPercent Unavailable)> RollingUpdate = new ObjectShape<(IntOrPercent, IntOrPercent)>("rolling update bounds", fields =>
    {
        var surge = fields.Optional("maxSurge", Scalar.CountOrPercent, IntOrPercent.Percent(25), "pods above the wanted number");
        var unavailable = fields.Optional("maxUnavailable", Scalar.CountOrPercent, IntOrPercent.Percent(25), "pods that may be missing");
        return values =>
        {
            if (values.Get(surge).Value == 0 && values.Get(unavailable).Value == 0)
                values.Report(DiagnosticCodes.Contradiction, unavailable, "maxSurge and maxUnavailable cannot both be 0: the rollout could never take a step");
            return (values.Get(surge), values.Get(unavailable));
        };
    });

    private static readonly Shape<(bool Recreate, IntOrPercent Surge, IntOrPercent Unavailable)> Strategy = new ObjectShape<(bool, IntOrPercent, IntOrPercent)>("a strategy", fields =>
    {
        var recreate = fields.Optional("type", Scalar.Choice(("RollingUpdate", false), ("Recreate", true)), false, "how pods are replaced");
        var rolling = fields.Optional("rollingUpdate", RollingUpdate, DefaultBounds, "bounds");
        return values =>
        {
            if (values.Get(recreate) && values.Has(rolling))
                values.Report(DiagnosticCodes.Contradiction, rolling, "rollingUpdate has no meaning with strategy Recreate; Kubernetes refuses it");
            return (values.Get(recreate), values.Get(rolling).Surge, values.Get(rolling).Unavailable);
        };
    });

    internal static readonly Shape<Deployment> Current = Of(legacy: false);

    internal static readonly Shape<Deployment> Legacy = Of(legacy: true);

    private static Shape<Deployment> Of(bool legacy) => WorkloadShapes.Workload(
        "Deployment",
        new ObjectShape<Deployment>("a Deployment's spec", fields =>
        {
            var replicas = fields.MaybeValue("replicas", WorkloadShapes.Replicas, "wanted pods");
            var selector = fields.Maybe("selector", MetadataShapes.Selector, "which pods belong to it");
            var template = fields.Required("template", PodShapes.Template, new PodTemplate(), "what its pods are made from");
            var strategy = fields.Optional("strategy", Strategy, DefaultStrategy, "how pods are replaced");
            var minReady = fields.Optional("minReadySeconds", Scalar.Integer(0), 0, "seconds until a ready pod is available");
            var deadline = fields.Optional("progressDeadlineSeconds", Scalar.Integer(1), 600, "seconds until a rollout is stuck");
            var history = fields.Optional("revisionHistoryLimit", Scalar.Integer(0), 10, "old ReplicaSets kept");
            var paused = fields.Optional("paused", Scalar.Boolean, false, "whether rollouts are held");
            return values => new Deployment(WorkloadShapes.NoMeta, WorkloadShapes.Selector(values, selector, values.Get(template), legacy), values.Get(template))
            {
                Replicas = values.Get(replicas),
                Recreate = values.Get(strategy).Recreate,
                MaxSurge = values.Get(strategy).Surge,
                MaxUnavailable = values.Get(strategy).Unavailable,
                MinReadySeconds = values.Get(minReady),
                ProgressDeadlineSeconds = values.Get(deadline),
                RevisionHistoryLimit = values.Get(history),
                Paused = values.Get(paused),
            };
        }),
        new Deployment(WorkloadShapes.NoMeta, LabelSelector.Everything, new PodTemplate()),
        (deployment, meta) => deployment with { Meta = meta });
}
