using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace EShopSim.Formats.Shapes;

/// <summary>A scalar that a parser reads.</summary>
/// <param name="name">Its name among the definitions of the JSON Schema; null describes it in place.</param>
/// <param name="expected">What is expected, for messages: <c>a duration such as 15s</c>.</param>
/// <param name="parse">Reads it.</param>
/// <param name="schema">Its JSON Schema.</param>
internal sealed class ScalarShape<T>(string? name, string expected, ScalarParser<T> parse, Func<JsonObject> schema) : Shape<T>
{
    internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not YamlScalar scalar)
        {
            context.ReportForm(node, expected);
            return false;
        }

        switch (parse(scalar, out value!, out var wayOut))
        {
            case ScalarVerdict.Good:
                return true;
            case ScalarVerdict.OutOfRange:
                context.Report(DiagnosticCodes.OutOfRange, node, $"expected {expected}, found {node.Describe()}{wayOut}");
                return false;
            default:
                context.ReportForm(node, expected, wayOut);
                return false;
        }
    }

    internal override JsonObject Describe(SchemaDefinitions definitions) =>
        name is null ? schema() : definitions.Reference(name, schema);
}
