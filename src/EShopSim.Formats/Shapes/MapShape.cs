using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace EShopSim.Formats.Shapes;

/// <summary>A mapping with keys of the user's own; values that cannot be read are left out, after they were reported.</summary>
internal sealed class MapShape<T>(Shape<T> item, int minItems = 0) : Shape<IReadOnlyList<Keyed<T>>>
{
    internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<Keyed<T>> value)
    {
        value = null;
        if (node is not YamlMapping mapping)
        {
            context.ReportForm(node, "a mapping");
            return false;
        }

        if (mapping.Entries.Count < minItems)
            context.Report(DiagnosticCodes.OutOfRange, node, "expected at least one entry");
        var items = new List<Keyed<T>>(mapping.Entries.Count);
        foreach (var entry in mapping.Entries)
        {
            context.Enter("." + entry.Key.Text);
            if (item.TryRead(entry.Value, context, out var read))
                items.Add(new Keyed<T>(entry.Key, read));
            context.Leave();
        }

        value = items;
        return true;
    }

    internal override JsonObject Describe(SchemaDefinitions definitions)
    {
        var json = new JsonObject { ["type"] = "object", ["additionalProperties"] = item.Describe(definitions) };
        if (minItems > 0)
            json["minProperties"] = minItems;
        return json;
    }
}
