using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace EShopSim.Formats.Shapes;

/// <summary>A list; items that cannot be read are left out, after they were reported.</summary>
internal sealed class ListShape<T>(Shape<T> item, int minItems = 0) : Shape<IReadOnlyList<T>>
{
    internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (node is not YamlSequence sequence)
        {
            context.ReportForm(node, "a list");
            return false;
        }

        if (sequence.Items.Count < minItems)
            context.Report(DiagnosticCodes.OutOfRange, node, string.Create(CultureInfo.InvariantCulture, $"expected at least {minItems} in the list, found {sequence.Items.Count}"));
        var items = new List<T>(sequence.Items.Count);
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            context.Enter(string.Create(CultureInfo.InvariantCulture, $"[{i}]"));
            if (item.TryRead(sequence.Items[i], context, out var read))
                items.Add(read);
            context.Leave();
        }

        value = items;
        return true;
    }

    internal override JsonObject Describe(SchemaDefinitions definitions)
    {
        var json = new JsonObject { ["type"] = "array", ["items"] = item.Describe(definitions) };
        if (minItems > 0)
            json["minItems"] = minItems;
        return json;
    }
}
