using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace EShopSim.Formats.Shapes;

/// <summary>A value whose place is needed later, when it is compared with something else.</summary>
internal sealed class LocatedShape<T>(Shape<T> inner) : Shape<Located<T>>
{
    internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out Located<T> value)
    {
        var good = inner.TryRead(node, context, out var read);
        value = good ? new Located<T>(read!, node) : default;
        return good;
    }

    internal override JsonObject Describe(SchemaDefinitions definitions) => inner.Describe(definitions);
}
