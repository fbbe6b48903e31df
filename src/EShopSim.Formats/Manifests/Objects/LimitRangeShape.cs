using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>LimitRanges.</summary>
internal static class LimitRangeShape
{
    private static readonly Shape<ResourceList> Ratios = new ObjectShape<ResourceList>("ratios by resource", fields =>
    {
        var cpu = fields.MaybeValue("cpu", Scalar.Milli, "the ratio of CPU");
        var memory = fields.MaybeValue("memory", Scalar.Milli, "the ratio of memory");
        fields.Ignore("ephemeral-storage", "storage");
        return values => new ResourceList(values.Get(cpu), values.Get(memory));
    });

    private static readonly Shape<LimitRangeItem?> Item = new ObjectShape<LimitRangeItem?>("a limit", fields =>
    {
        var type = fields.Essential("type", Scalar.Choice(("Container", Bounded.Container), ("Pod", Bounded.Pod), ("PersistentVolumeClaim", Bounded.Volume)), "what is bounded");
        var max = fields.Optional("max", ResourceListShape.Instance, ResourceList.None, "the most");
        var min = fields.Optional("min", ResourceListShape.Instance, ResourceList.None, "the least");
        var limit = fields.Optional("default", ResourceListShape.Instance, ResourceList.None, "limits of containers that name none");
        var request = fields.Optional("defaultRequest", ResourceListShape.Instance, ResourceList.None, "requests of containers that name none");
        var ratio = fields.Optional("maxLimitRequestRatio", Ratios, ResourceList.None, "the most that a limit may be of its request");
        return values => values.Get(type) is Bounded.Volume
            ? null
            : new LimitRangeItem(values.Get(type) is Bounded.Pod)
            {
                Max = values.Get(max),
                Min = values.Get(min),
                MaxLimitRequestRatio = values.Get(ratio),
                Default = values.Get(limit),
                DefaultRequest = values.Get(request),
            };
    });

    internal static readonly Shape<LimitRange> Instance = WorkloadShapes.Workload(
        "LimitRange",
        new ObjectShape<LimitRange>("a LimitRange's spec", fields =>
        {
            var items = fields.Required("limits", new ListShape<LimitRangeItem?>(Item), [], "the limits");
            return values => new LimitRange(WorkloadShapes.NoMeta, [.. values.Get(items).OfType<LimitRangeItem>()]);
        }),
        new LimitRange(WorkloadShapes.NoMeta, []),
        (range, meta) => range with { Meta = meta });

    private enum Bounded
    {
        Container,
        Pod,
        Volume,
    }
}
