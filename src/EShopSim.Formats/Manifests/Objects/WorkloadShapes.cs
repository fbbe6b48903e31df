using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>What all kinds of workload have in common.</summary>
internal static class WorkloadShapes
{
    /// <summary>More pods than any cluster is tested for (Kubernetes: 150,000).</summary>
    internal const int MaxReplicas = 150_000;

    internal static readonly Shape<int> Replicas = Scalar.Integer(0, MaxReplicas);

    /// <summary>Metadata of a workload whose own is still to come.</summary>
    internal static readonly ObjectMeta NoMeta = new("", "");

    /// <summary>A workload: metadata, and a spec of the kind's own. A broken spec still leaves a workload that others can refer to.</summary>
    internal static Shape<T> Workload<T>(string kind, Shape<T> spec, T empty, Func<T, ObjectMeta, T> name)
        where T : class => new ObjectShape<T>("a " + kind, fields =>
        {
            var meta = fields.Essential("metadata", MetadataShapes.Meta, "name, namespace, labels");
            var body = fields.Required("spec", spec, empty, "what is wanted");
            return values => name(values.Get(body), values.Get(meta));
        });

    /// <summary>The selector, taken from the template where the API version defaults it, and checked against the template.</summary>
    internal static LabelSelector Selector(FieldValues values, Field<LabelSelector?> field, PodTemplate template, bool legacy)
    {
        var selector = values.Get(field);
        if (selector is null)
        {
            if (!legacy && values.Mapping[field.Name] is not { IsNull: false })
                values.Context.Report(DiagnosticCodes.MissingField, values.Mapping, "'selector' is missing: apps/v1 does not derive it from the template's labels");
            return new LabelSelector(template.Labels, []);
        }

        if (selector.IsEmpty)
            values.Report(DiagnosticCodes.SelectorMismatch, field, "an empty selector is refused by Kubernetes; name the labels of the template");
        else if (!selector.Matches(template.Labels))
            values.Report(DiagnosticCodes.SelectorMismatch, field, "the selector does not match the labels of the template (spec.template.metadata.labels); Kubernetes refuses that");
        return selector;
    }
}
