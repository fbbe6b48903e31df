using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>Namespaces and PriorityClasses.</summary>
internal static class ClusterWideShapes
{
    internal static readonly Shape<Namespace> Namespace = new ObjectShape<Namespace>("a Namespace", fields =>
    {
        var meta = fields.Essential("metadata", MetadataShapes.Meta, "its name");
        return values => new Namespace(values.Get(meta).Name) { Labels = values.Get(meta).Labels };
    });

    internal static readonly Shape<PriorityClass> PriorityClass = new ObjectShape<PriorityClass>("a PriorityClass", fields =>
    {
        var meta = fields.Essential("metadata", MetadataShapes.Meta, "its name");
        var value = fields.Required("value", Scalar.Integer(int.MinValue, 2_000_001_000), 0, "the priority");
        var isDefault = fields.Optional("globalDefault", Scalar.Boolean, false, "whether pods without a class get it");
        var never = fields.Optional("preemptionPolicy", Scalar.Choice(("PreemptLowerPriority", false), ("Never", true)), false, "whether its pods push others out");
        return values => new PriorityClass(values.Get(meta).Name, values.Get(value), values.Get(isDefault), values.Get(never));
    });
}
