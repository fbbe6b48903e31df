using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>ReplicaSets that no Deployment owns.</summary>
internal static class ReplicaSetShape
{
    internal static readonly Shape<ReplicaSet> Current = Of(legacy: false);

    internal static readonly Shape<ReplicaSet> Legacy = Of(legacy: true);

    private static Shape<ReplicaSet> Of(bool legacy) => WorkloadShapes.Workload(
        "ReplicaSet",
        new ObjectShape<ReplicaSet>("a ReplicaSet's spec", fields =>
        {
            var replicas = fields.MaybeValue("replicas", WorkloadShapes.Replicas, "wanted pods");
            var selector = fields.Maybe("selector", MetadataShapes.Selector, "which pods belong to it");
            var template = fields.Required("template", PodShapes.Template, new PodTemplate(), "what its pods are made from");
            var minReady = fields.Optional("minReadySeconds", Scalar.Integer(0), 0, "seconds until a ready pod is available");
            return values => new ReplicaSet(WorkloadShapes.NoMeta, WorkloadShapes.Selector(values, selector, values.Get(template), legacy), values.Get(template))
            {
                Replicas = values.Get(replicas),
                MinReadySeconds = values.Get(minReady),
            };
        }),
        new ReplicaSet(WorkloadShapes.NoMeta, LabelSelector.Everything, new PodTemplate()),
        (set, meta) => set with { Meta = meta });
}
