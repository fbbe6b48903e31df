using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>metadata, label maps and label selectors.</summary>
internal static class MetadataShapes
{
    internal static readonly IReadOnlyDictionary<string, string> NoStrings = ReadOnlyDictionary<string, string>.Empty;

    internal static readonly Shape<IReadOnlyDictionary<string, string>> Strings = new StringsShape();

    internal static readonly Shape<ObjectMeta> Meta = new ObjectShape<ObjectMeta>("metadata", fields =>
    {
        var name = fields.Essential("name", Scalar.Name, "the object's name");
        var @namespace = fields.Optional("namespace", Scalar.Name, "default", "the object's namespace");
        var labels = fields.Optional("labels", Strings, NoStrings, "labels");
        var annotations = fields.Optional("annotations", Strings, NoStrings, "annotations");
        fields.Ignore("generateName", "generation", "ownerReferences", "uid", "selfLink", "resourceVersion", "finalizers");
        return values => new ObjectMeta(values.Get(@namespace), values.Get(name))
        {
            Labels = values.Get(labels),
            Annotations = values.Get(annotations),
        };
    });

    internal static readonly Shape<LabelSelector> Selector = new ObjectShape<LabelSelector>("a label selector", fields =>
    {
        var labels = fields.Optional("matchLabels", Strings, NoStrings, "labels that must be equal");
        var expressions = fields.Optional("matchExpressions", new ListShape<LabelSelectorRequirement>(Requirement(SelectorOperator.DoesNotExist)), [], "requirements");
        return values => new LabelSelector(values.Get(labels), values.Get(expressions));
    });

    internal static readonly Shape<LabelSelectorRequirement> NodeRequirement = Requirement(SelectorOperator.Lt);

    private static Shape<LabelSelectorRequirement> Requirement(SelectorOperator last) => new ObjectShape<LabelSelectorRequirement>("a requirement", fields =>
    {
        (string, SelectorOperator)[] operators = [.. Enum.GetValues<SelectorOperator>().Where(value => value <= last).Select(value => (value.ToString(), value))];
        var key = fields.Essential("key", Scalar.Name, "the label's key");
        var comparison = fields.Essential("operator", Scalar.Choice(operators), "how the value is compared");
        var list = fields.Optional("values", new ListShape<string>(Scalar.Text), [], "values compared with");
        return values =>
        {
            var requirement = new LabelSelectorRequirement(values.Get(key), values.Get(comparison), values.Get(list));
            Check(values, list, requirement);
            return requirement;
        };
    });

    private static void Check(FieldValues values, Field<IReadOnlyList<string>> list, LabelSelectorRequirement requirement)
    {
        switch (requirement.Operator)
        {
            case SelectorOperator.In or SelectorOperator.NotIn when requirement.Values.Count == 0:
                values.Report(DiagnosticCodes.Contradiction, list, $"operator {requirement.Operator} needs values");
                break;
            case SelectorOperator.Exists or SelectorOperator.DoesNotExist when requirement.Values.Count > 0:
                values.Report(DiagnosticCodes.Contradiction, list, $"operator {requirement.Operator} takes no values");
                break;
            case SelectorOperator.Gt or SelectorOperator.Lt when requirement.Values.Count != 1:
                values.Report(DiagnosticCodes.Contradiction, list, $"operator {requirement.Operator} takes exactly one value");
                break;
        }
    }

    private sealed class StringsShape : Shape<IReadOnlyDictionary<string, string>>
    {
        private static readonly MapShape<string> Map = new(Scalar.Text);

        internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, string> value)
        {
            var good = Map.TryRead(node, context, out var entries);
            value = good ? entries!.ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal) : null;
            return good;
        }

        internal override System.Text.Json.Nodes.JsonObject Describe(SchemaDefinitions definitions) => Map.Describe(definitions);
    }
}
