using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>DaemonSets.</summary>
internal static class DaemonSetShape
{
    private static readonly Shape<IntOrPercent> RollingUpdate = new ObjectShape<IntOrPercent>("rolling update bounds", fields =>
    {
        var unavailable = fields.Optional("maxUnavailable", Scalar.CountOrPercent, IntOrPercent.Count(1), "pods that may be missing");
        fields.Ignore("maxSurge");
        return values => values.Get(unavailable);
    });

    private static readonly Shape<IntOrPercent> Strategy = new ObjectShape<IntOrPercent>("an update strategy", fields =>
    {
        var rolling = fields.Optional("rollingUpdate", RollingUpdate, IntOrPercent.Count(1), "bounds");
        fields.Ignore("type");
        return values => values.Get(rolling);
    });

    internal static readonly Shape<DaemonSet> Current = Of(legacy: false);

    internal static readonly Shape<DaemonSet> Legacy = Of(legacy: true);

    private static Shape<DaemonSet> Of(bool legacy) => WorkloadShapes.Workload(
        "DaemonSet",
        new ObjectShape<DaemonSet>("a DaemonSet's spec", fields =>
        {
            var selector = fields.Maybe("selector", MetadataShapes.Selector, "which pods belong to it");
            var template = fields.Required("template", PodShapes.Template, new PodTemplate(), "what its pods are made from");
            var strategy = fields.Optional("updateStrategy", Strategy, IntOrPercent.Count(1), "how pods are replaced");
            var minReady = fields.Optional("minReadySeconds", Scalar.Integer(0), 0, "seconds until a ready pod is available");
            fields.Ignore("revisionHistoryLimit", "templateGeneration");
            return values => new DaemonSet(WorkloadShapes.NoMeta, WorkloadShapes.Selector(values, selector, values.Get(template), legacy), values.Get(template))
            {
                MaxUnavailable = values.Get(strategy),
                MinReadySeconds = values.Get(minReady),
            };
        }),
        new DaemonSet(WorkloadShapes.NoMeta, LabelSelector.Everything, new PodTemplate()),
        (set, meta) => set with { Meta = meta });
}
