using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>Nodes and taints.</summary>
internal static class NodeShape
{
    private const long DefaultPods = 110;

    internal static readonly Shape<TaintEffect> Effect = Scalar.Choice(
        [.. Enum.GetValues<TaintEffect>().Select(effect => (effect.ToString(), effect))]);

    internal static readonly Shape<Taint> Taint = new ObjectShape<Taint>("a taint", fields =>
    {
        var key = fields.Essential("key", Scalar.Name, "the taint's key");
        var value = fields.Optional("value", Scalar.Text, "", "the taint's value");
        var effect = fields.Essential("effect", Effect, "what the taint does to pods that do not tolerate it");
        fields.Ignore("timeAdded");
        return values => new Taint(values.Get(key), values.Get(value), values.Get(effect));
    });

    private static readonly Shape<(IReadOnlyList<Taint> Taints, bool Unschedulable)> Spec = new ObjectShape<(IReadOnlyList<Taint>, bool)>("a node's spec", fields =>
    {
        var taints = fields.Optional("taints", new ListShape<Taint>(Taint), [], "taints");
        var unschedulable = fields.Optional("unschedulable", Scalar.Boolean, false, "whether the node is cordoned");
        return values => (WithoutPassing(values, taints), values.Get(unschedulable));
    });

    private static readonly Shape<(ResourceList? Capacity, ResourceList? Allocatable)> Status = new ObjectShape<(ResourceList?, ResourceList?)>("a node's status", fields =>
    {
        var capacity = fields.Maybe("capacity", ResourceListShape.Instance, "what the machine has");
        var allocatable = fields.Maybe("allocatable", ResourceListShape.Instance, "what pods can use");
        return values => (values.Get(capacity), values.Get(allocatable));
    });

    internal static readonly Shape<Node> Instance = new ObjectShape<Node>("a Node", fields =>
    {
        var meta = fields.Essential("metadata", MetadataShapes.Meta, "name and labels");
        var spec = fields.Optional("spec", Spec, ([], false), "taints and whether it is cordoned");
        var status = fields.Optional("status", Status, (null, null), "capacity and allocatable");
        return values =>
        {
            var (capacity, allocatable) = values.Get(status);
            var usable = allocatable ?? capacity ?? ResourceList.None;
            if (usable.CpuMillicores is null || usable.MemoryBytes is null)
                values.Report(DiagnosticCodes.MissingField, status, "a node needs status.allocatable or status.capacity with cpu and memory (kubectl get node -o yaml writes both)");
            usable = usable with { Pods = usable.Pods ?? DefaultPods };
            return new Node(values.Get(meta).Name, usable)
            {
                Capacity = capacity is null ? usable : capacity with { Pods = capacity.Pods ?? DefaultPods },
                Labels = values.Get(meta).Labels,
                Taints = values.Get(spec).Taints,
                Unschedulable = values.Get(spec).Unschedulable,
            };
        };
    });

    // The node lifecycle controller sets and clears these by itself; a dump that holds one caught a passing state.
    private static List<Taint> WithoutPassing(FieldValues values, Field<IReadOnlyList<Taint>> field)
    {
        var kept = new List<Taint>();
        foreach (var taint in values.Get(field))
        {
            if (taint.Key is "node.kubernetes.io/not-ready" or "node.kubernetes.io/unreachable")
                values.Report(DiagnosticCodes.PassingTaint, field, $"taint '{taint.Key}' describes the node's state when this was written down; the node starts ready");
            else
                kept.Add(taint);
        }

        return kept;
    }
}
