using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>A point of a curve: <c>[time, value]</c>.</summary>
internal sealed class PairShape<T>(Shape<TimeSpan> time, Shape<T> value, string expected) : Shape<Located<(TimeSpan At, T Value)>>
{
    internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out Located<(TimeSpan At, T Value)> pair)
    {
        pair = default;
        if (node is not YamlSequence { Items: [var first, var second] })
        {
            context.ReportForm(node, expected);
            return false;
        }

        var good = time.TryRead(first, context, out var at) & value.TryRead(second, context, out var read);
        if (good)
            pair = new Located<(TimeSpan, T)>((at, read!), node);
        return good;
    }

    internal override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["type"] = "array",
        ["prefixItems"] = new JsonArray(time.Describe(definitions), value.Describe(definitions)),
        ["minItems"] = 2,
        ["maxItems"] = 2,
    };
}
