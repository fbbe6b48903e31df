using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>StatefulSets.</summary>
internal static class StatefulSetShape
{
    private static readonly Shape<(int Partition, IntOrPercent? Unavailable)> RollingUpdate = new ObjectShape<(int, IntOrPercent?)>("rolling update bounds", fields =>
    {
        var partition = fields.Optional("partition", Scalar.Integer(0), 0, "ordinals below keep the old revision");
        var unavailable = fields.MaybeValue("maxUnavailable", Scalar.CountOrPercent, "pods that may be missing");
        return values => (values.Get(partition), values.Get(unavailable));
    });

    private static readonly Shape<(bool OnDelete, int Partition, IntOrPercent? Unavailable)> Strategy = new ObjectShape<(bool, int, IntOrPercent?)>("an update strategy", fields =>
    {
        var onDelete = fields.Optional("type", Scalar.Choice(("RollingUpdate", false), ("OnDelete", true)), false, "how pods are replaced");
        var rolling = fields.Optional("rollingUpdate", RollingUpdate, (0, null), "bounds");
        return values => (values.Get(onDelete), values.Get(rolling).Partition, values.Get(rolling).Unavailable);
    });

    private static readonly Shape<int> Ordinals = new ObjectShape<int>("ordinals", fields =>
    {
        var start = fields.Optional("start", Scalar.Integer(0), 0, "the first ordinal");
        return values => values.Get(start);
    });

    internal static readonly Shape<StatefulSet> Current = Of(legacy: false);

    internal static readonly Shape<StatefulSet> Legacy = Of(legacy: true);

    private static Shape<StatefulSet> Of(bool legacy) => WorkloadShapes.Workload(
        "StatefulSet",
        new ObjectShape<StatefulSet>("a StatefulSet's spec", fields =>
        {
            var replicas = fields.MaybeValue("replicas", WorkloadShapes.Replicas, "wanted pods");
            var selector = fields.Maybe("selector", MetadataShapes.Selector, "which pods belong to it");
            var template = fields.Required("template", PodShapes.Template, new PodTemplate(), "what its pods are made from");
            var service = fields.Optional("serviceName", Scalar.AnyScalar, "", "the governing Service");
            var parallel = fields.Optional("podManagementPolicy", Scalar.Choice(("OrderedReady", false), ("Parallel", true)), false, "whether pods start one after the other");
            var strategy = fields.Optional("updateStrategy", Strategy, (false, 0, null), "how pods are replaced");
            var minReady = fields.Optional("minReadySeconds", Scalar.Integer(0), 0, "seconds until a ready pod is available");
            var ordinals = fields.Optional("ordinals", Ordinals, 0, "the first ordinal");
            fields.Ignore("revisionHistoryLimit", "volumeClaimTemplates", "persistentVolumeClaimRetentionPolicy");
            return values => new StatefulSet(WorkloadShapes.NoMeta, WorkloadShapes.Selector(values, selector, values.Get(template), legacy), values.Get(template))
            {
                Replicas = values.Get(replicas),
                ServiceName = values.Get(service),
                Parallel = values.Get(parallel),
                OnDelete = values.Get(strategy).OnDelete,
                Partition = values.Get(strategy).Partition,
                MaxUnavailable = values.Get(strategy).Unavailable,
                MinReadySeconds = values.Get(minReady),
                OrdinalsStart = values.Get(ordinals),
            };
        }),
        new StatefulSet(WorkloadShapes.NoMeta, LabelSelector.Everything, new PodTemplate()),
        (set, meta) => set with { Meta = meta });
}
